/** German given names, one a line, each before its short forms and other spellings. Folded. */
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
joachim jochen achim jo
johann hans hannes hansi
johanna hanna hanne
johannes hannes hans johann jo
jonas jona
josef sepp jupp joschi beppi
josefine josefin josy fine
julia jule juli
julian jul
jurgen jogi
jutta jutti
karina kari ina
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
sabina sab bine
sabine bine bini sab
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
