/** German given names, each before its short forms. Folded, two-letter vowels as one. */
export const GERMAN = `
adelheid heidi heide
alexander alex sascha xander
alexandra alex sandra
alfred fred alf fredi
alois loisl lois
andreas andi andy andre anderl
angelika geli angie
anna anni annika
annegret gret
anneliese anne liesel
anton toni
antonia toni
artur arturo
august gustl
barbara barbel babsi barbi
bartholomaus bartl
benedikt bene beni
benjamin ben benni
bernhard bernd berni hardy
bernhardine dine
bettina tina betty
birgit biggi gitti
brigitte gitti gitte briggi
charlotte lotte lotti charly
christa christel
christian chris
christiane chris christel
christina tina chris
christine tina chris christel
christoph chris stoffel
cornelia conny nelly
daniel dani dany
daniela dani
david dave
dieter didi
dietmar didi
dorothea doro thea dorle
eberhard eber hardy
eduard edi
elfriede friede elfi
elisabeth lisa sissi liesl elli else elsbeth lisbeth betti ilse liesel
emanuel manu
emil milo
erich rick
ernst erni
eugen geni
eva evi
ferdinand ferdi
florian flo
franz franzl
franziska franzi ziska sissi
friedrich fritz friedel fred fredi frido
gabriele gabi
georg schorsch jorg jurgen
gerhard gerd gert gerdi
gertrud traudl trude gertraud
gisela gisi
gottfried friedel
gregor greg
gudrun gudi
gunter gunni
gustav gustl
hannelore hanne lore
hans hansi
hansjorg hajo
harald harry
heinrich heinz heiner hein heini
helene leni lene lena
helga helgi
helmut helmi
herbert herbi
hermann mandi
hildegard hilde
hubert hubsi
ignaz naz
ingeborg inge
ingrid inge
irmgard irmi
jakob jake jockel
jan janni
johann hans hannes hansi
johanna hanna hanne
johannes hannes hans johann jo
jonas jona
josef sepp jupp joschi beppi
joachim jochen achim jo
jurgen jogi
julia jule juli
julian jul
jutta jutti
karl kalle charly
karla carla
karoline karo lina line
katharina kathi katja kathe katrin kati trine
katrin kati kathi
klaus nik
klemens klem
konrad conny kurt
kristina tina krissi
kunigunde gundi
leonhard leo hardi
leonie leo
leopold leo poldi
lieselotte lilo lotte
lorenz lenz
ludwig lutz lui wiggerl
magdalena lena leni magda
manfred manni fred
manuela manu ela
margarete grete gretel marga greta gretchen margret
margarethe grete gretel marga greta
margit gitti
maria mia mizzi marie mitzi
marianne nanni
markus maggus
martin maddin
martina tina
mathilde tilde hilde
matthias matze hias matt mattias
maximilian max maxi
melanie mel melli
michael michi mischa michel micha
michaela michi ela
monika moni
moritz mo
nikolaus klaus niko
norbert nobbi bert
oliver olli
otto ottl
patrick pat
patrizia pat
paul paulchen
peter pit
petra peti
philipp phil lipp
regina gina
reinhard hardy reini
reinhold holdi
renate nate reni
richard richi
robert rob robi
roland rolli
rosemarie rosi romy
rosina rosi
rudolf rudi
rupert bertl
ruprecht rupp
sabine bine bini
samuel sam
sebastian basti bastian wastl
siegfried sigi
sigmund sigi
simone simi
sofie fiffi
stefan steff stef
stefanie steffi
stephan steff
stephanie steffi
susanne susi sanne
theodor theo
theresa resi resl
therese resi
thomas tom tommy
thorsten totte
tobias tobi
ulrich uli
ulrike uli ulli rike
ursula uschi ulla ursel
valentin valti
veronika vroni vera
viktor vik
viktoria vicky
vinzenz vinz
walburga burgi
walter walli
waltraud traudl
werner wernie
wilhelm willi willy helmi
wilhelmine mina minna
wolfgang wolf wolfi
yvonne yvi
zacharias zach
`;

/** Dutch and Nordic given names, each before its short forms. Folded. */
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
