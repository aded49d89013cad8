/** Italian given names, one a line, each before its short forms and other spellings. Folded. */
export const ITALIAN = `
alberto berto
alessandra ale sandra
alessandro ale sandro
alfonso fonzo
alfredo fredo
angela angelina
angelo angiolino
anna annina annarella
antonella anto
antonio toni tonino nino toto antonino
beatrice bea bice
benedetta betta
benedetto benny
bernardo dino
caterina cate rina katia
cristina cri
cristoforo cris toforo
daniela dani
daniele dani
domenica mimma
domenico mimmo nico memmo
eleonora ele nora
elisabetta betta elisa lisa betty
emanuele manu lele
enrico chicco rico
eugenio genio
federica fede chicca
federico fede rico
filippo pippo
francesca fra franci
francesco franco fra cecco checco ciccio
gabriele lele gabri
gaetano tano
gennaro rino
gerardo gerry
giacomo mino
gianfranco gianni
giovanna gio vanna gianna
giovanni gianni nino vanni gio
giulia giuli
giuliano giuli
giuseppe beppe peppe pino peppino beppino
giuseppina pina giusy peppina
gregorio greg
guglielmo memo
ignazio nazio
isabella isa
leonardo leo nardo
lorenzo enzo renzo lollo
luciano lucio
luigi gigi gino
luisa lisa
maddalena lena
marcello lello
margherita rita marghe ghita
maria mari mariella
massimiliano max massimo
matteo teo
mattia matti
michela miki
michele lele miki
nicola nico nicolino
pasquale lino
patrizia pat
pierluigi gigi
pietro piero
raffaele lele raffa
raffaella raffa lella
riccardo ricky richi
roberta roby
roberto roby berto
rosaria sara
salvatore salvo toto tore turi
sebastiano seba bastiano
silvana silvi
silvia silvi
simona simo
simone simo
stefania stefi
stefano ste
teresa tere
tommaso tom masino
umberto berto
valentina vale
valeria vale
valerio vale
vincenzo enzo cenzo
vittoria vicky
vittorio vito
`;
