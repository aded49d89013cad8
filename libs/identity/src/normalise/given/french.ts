/** French given names, one a line, each before its short forms and other spellings. Folded. */
export const FRENCH = `
adelaide ade adele
alexandra alex sandra
alexandre alex sacha
alexis alex
alphonse al fonse
amandine amande mandy
anais ana
andre dede
anne annie nanou anouk
antoine toine tonio
antoinette toinette
armelle mel
aurelie lili
aurelien aurel
baptiste bapt batiste
barthelemy bart
benedicte bene
benjamin ben benji
benoit ben
bernadette nadette dette
bernard nanard bernie
bertrand bert
brigitte bri gigi
camille cam
caroline caro
catherine cathy cath katy kate
charlotte cha chacha lolotte
christelle chris
christian chris
christine chris cricri titine
christophe chris tophe
claude coco
claudette clo
clement clem
clementine clem
constance coco
corinne coco
cyrille cyril
daniel dan dany
danielle dany dani
delphine delph
denise nise
dominique dom domi
dorothee doro
edouard ed doudou
eleonore leo nono
elisabeth elise babeth lili zabeth betty
emilie em mimi emi
emmanuel manu
emmanuelle manu emma
estelle stella
etienne steph titi
fabien fab
fabienne fab
fabrice fab
florence flo
florian flo
francois fanfan franck
francoise fran soizic
frederic fred fredo
frederique fred
gabriel gab gaby
gabrielle gab gaby
genevieve ginette gene viviane
georges jojo
georgette jojo
gerard gege
gilbert gil
gregoire greg
gregory greg
guillaume guigui gui willy
gustave gus
helene lena leni
henri riton
hippolyte polyte
hubert hub
isabelle isa belle zaza
jacqueline jackie jacotte line
jacques jacky jacquot
jean jeannot jo
jeanne jeannette jeannine
jeremie jerem
jerome jeje
jessica jess
jocelyne jo
joel jo
josephine jo josie fifi
josette jo josy
julie ju juju jul
julien ju juju
juliette ju jul
laetitia laeti
laurence lau lolo
laurent lolo lau
leonard leo
leopold leo polo
louis loulou
louise loulou lou
lucien lulu
ludovic ludo
madeleine mado mad madelon
magali mag
marcel marco
marcelle celle
margaux margot
marguerite margot guite maggie
marianne manne
marie mimi manon
martine titine
mathieu mat mathi
mathilde math tilde
matthieu mat matt
maurice momo
maxime max
maximilien max
melanie mel
michel mich mimi michou
michele mich mimi michou
micheline mich mimi
monique momo nique
morgane mo
nathalie nath nat
nicolas nico nick
nicole nico
odette dette
olivier oliv oli
pascal pasca
patrice pat
patricia pat
patrick pat
paulette paule
philippe phil philou
philippine pippa
pierre pierrot pierrick
raphael raph raf
raymond ray
regis reg
rene nene
robert bob rob robi
roger roro
romain rom
sabrina sab
samuel sam
sandrine sandra sand
sebastien seb
severine seve
simone sim
solange sol
sophie soso
stephane steph
stephanie steph fanny
suzanne suzy suzie suzon
sylvain syl
sylvie syl
theodore theo
theophile theo
therese tess theo
thibault thib tib thibaut
thierry titi
thomas tom tommy
timothee tim
valentin val
valentine val
valerie val
vanessa ness
veronique vero
victoire vic
victor vic
vincent vince vinz
virginie gini vir
xavier xav
yannick yann
yvette vette
yvonne vonne
zacharie zach
`;
