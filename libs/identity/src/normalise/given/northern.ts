/** Dutch and Nordic given names, one a line, each before its short forms and other spellings. Folded. */
export const NORTHERN = `
adriaan ad arie adri janus
adriana jana adri ria
albertus bert albert ab
alexander sander lex xander
alida lida
andreas dries anders
anna anneke anja ans
antonius toon ton anton teun antoon
arnoldus arno nol
bartholomeus bart meeus
bernardus ben bernard
catharina trijn toos kaatje rina tineke
christiaan chris
christina stien tine kirsten kristin
christoffel stoffel
christoffer kristoffer toffe chris
cornelia cora corrie nel neeltje
cornelis kees cor nelis
daniel daan
dirk diederik
elisabeth els liesbeth betje elly lies bep
elsebeth else bet
engelbertus engel bert
erik rik
frederik fred frits rik freek
fredrik freddy fred
geertruida truus geertje trudy
gerardus gerard gert gerrit ge
gijsbertus gijs bert
gustaf gosta gus
hendrik henk hein rik hendrikus
hendrika rika hennie
henrik henke
hubertus huub bert
jacobus koos jaap sjaak cobus
jacoba coby
jakob jeppe
jan johan
johanna joke hanneke jo annie
johannes jan johan hans joop jo han
joris jurriaan
jozef jef sjef
kristian krille
kristina stina kicki
kristoffer stoffe
lambertus bert lambert
lars lasse
laurens lars rens
leendert leen
leonardus leo leon
lodewijk lowie
magdalena lena magda
margaretha greet griet marga margriet greta
maria mia riet marijke mieke ria
marten mart
martinus martijn tinus rien
mathias mats
matthijs thijs matthias ties
michiel giel
mikael micke
nicolaas klaas nico
niels nils
olav ola olof
per pelle
petronella nelly nel
petrus piet peter pieter
pieter piet
pontus ponta
reinier rein
roelof roel
sebastiaan bas
sebastian basse
stefan steffe
sven svenne
theodorus theo dorus
thomas tom
tobias tobbe
torbjorn tobbe
wilhelmina mina willemien mien
wilhelmus wim willem
willem wim
wouter wout
`;
