/** Spanish given names, one a line, each before its short forms and other spellings. Folded. */
export const SPANISH = `
adolfo fito
agustin tin agus
alberto beto berto
alejandra ale sandra jandra
alejandro ale alex jandro
alfonso fonsi poncho fonso
alfredo fredo
alicia licha
ana anita
andres andy
angel angelito
angela angelita
angelica angie
antonia toni tona
antonio toni antonito tono
araceli ara
arturo turi turo
baltasar balta
bartolome bartolo
beatriz bea betty
benjamin benja
bernardo berni nardo
carlos charly carlitos litos
carmen mamen carmela menchu
carolina caro
catalina cata lina
cecilia ceci
celestino tino
cesar cesarin
claudia clau
concepcion concha conchi conchita
consuelo chelo
cristian cris
cristina cris tina
cristobal tobal cris
daniel dani
daniela dani
david davi
diego dieguito
dolores lola loli lolita
domingo mingo
eduardo edu lalo
elena ele nena
elisabeth eli
emilia emi mili
emilio emi
encarnacion encarna
enrique quique kike
ernesto neto
esperanza espe
esteban teban
eugenia genia
eva evita
federico fede
felicidad feli
felipe pipe lipe
felix feli
fernanda fer nanda
fernando fer nando
florencia flor
florencio floro
francisca paca paqui fran panchita
francisco paco pancho curro fran paquito kiko quico
gabriel gabi gabo
gabriela gabi
gerardo gera
gertrudis tula
gonzalo gonza
graciela chela
gregorio goyo grego
guadalupe lupe lupita
guillermo memo guille willy
gustavo gus tavo
ignacia nacha
ignacio nacho inaki
inmaculada inma
isabel isa chabela bel
jacobo coco
jaime jimmy
javier javi
jeronimo jero
jesus chus chuy suso
jesusa chusa
joaquin quino chimo quim
jorge coque jorgito
jose pepe chepe pepito
josefa pepa fina pepi
josefina fina pepa
juan juanito juancho
juana juanita
julian juli
julio julito
leonardo leo
leticia leti
lorenzo loren
lourdes lulu
luis lucho
luisa lu
magdalena magda malena
manuel manolo manu lolo manny
manuela manoli manu manola
marcelo chelo
margarita marga rita
maria mari maruja marita
mariana mari
mario mayito
martin tincho
maximiliano maxi
mercedes merche meche
micaela mica
miguel migue mike
milagros mila
monica moni
montserrat montse
natalia nati nata
nicolas nico
pablo pablito
patricia patri pati
patricio pato
paulina pau
pedro perico perucho
pilar pili
purificacion puri
rafael rafa
ramon moncho mon
raquel raque
raul raulito
remedios reme
ricardo ricky richi
roberto beto rober
rocio chio
rodolfo rudy fito
rodrigo rodri
rogelio roger
rosario charo
rosa rosita
salvador salva chava
samuel samu
santiago santi chago
sebastian seba
sergio checo
silvia silvi
socorro coco
soledad sole
susana susi
teodoro teo
teresa tere maite
tomas tomi
valentin tin
valentina vale
vanesa vane
veronica vero
vicente chente
victor vitor
victoria vicky
virginia vicky gini
yolanda yoli
`;
