/** Spanish given names, each before its short forms. Folded. */
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
andrea andre
andres andy
angel angelito
angela angelita
angelica angie
antonia toni toñi tona
antonio toni antoñito tono
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
ignacio nacho iñaki
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

/** Portuguese given names, each before its short forms. Folded. */
export const PORTUGUESE = `
adriana dri adri
adriano dri
agostinho tinho
alberto beto
alessandra ale sandra
alexandra xana xanda
alexandre ale xande alex xandao
alice lili
aline line
amanda mandinha
ana aninha
andre dede
antonia tonha toninha
antonio toninho tonho toni to
aparecida cida
arthur tutu
augusto guto gugu
beatriz bia bea
benedito dito bene
bernardo be berna
bruna bru
bruno bru
caio cacaio
camila mila cami
carlos cacau carlinhos caca
carolina carol
caroline carol
catarina cata cat
cecilia ceci ciça
christiane cris
claudia cacau clau
conceicao sao
cristiane cris
cristiano cris
cristina cris tina
daniel dani
daniela dani
danilo dan
davi dado
debora deb
diego di
edson edinho
eduarda duda
eduardo edu dudu duda
elisabete bete beth
elizabeth bete beth
emanuel manu
emanuelly manu
enrico rico
evandro vando
fabiana fabi
fabio fabinho
fabricio fabri
felipe lipe fe
fernanda nanda fe
fernando nando fe
filipe lipe
flavia fla
flavio fla
francisca chica
francisco chico kiko xico
gabriel gabi biel
gabriela gabi
gabrielly gabi
geraldo geral
gilberto beto giba
giovanna gio
guilherme gui
gustavo guga gu gus
helena lena
henrique rique kike henri
humberto beto
isabel bel isa bela
isabela isa bela
isabella isa bella
isadora isa
isaque isaac
jaqueline jaque
joao joaozinho jony joca
joaquim quim
joaquina quina
jorge jorginho
jose ze zezinho ze zeca
josefa zefa
josefina zefinha
juliana ju juli
julio juca
laura laurinha
leandro le
leonardo leo
leticia leti le
lorena lore
lucas luca lu
lucia lu
luciana lu
luiz luizinho lula luis
luiza lu
manuel manu mane neco manoel
manuela manu manuella
marcela celinha
marcelo celo
marcos marquinhos
margarida guida
maria mari mariazinha
mariana mari nana
marina mari
mateus teteu
matheus teteu matt
maximiano max
miguel miguelito guel
monica moni
murilo muri
natalia nati
nathalia nath
nicolas nico
nicole nick
otavio tavinho tavio
patricia pati
paulo paulinho
pedro pedrinho
rafael rafa
rafaela rafa
raimunda munda
raimundo mundo
raquel quel
rebeca beca
regina gina
renata re
renato natinho
ricardo rica cado
roberta beta
roberto beto robertinho
rodrigo digo rodri
samuel samuca
sandra sandrinha
sebastiao tiao bastiao
sergio serginho
silvia sil
sofia sosso
sonia soninha
stephany ste
tatiana tati
teresa teca tete
thiago thi titi
tiago ti
valentina vale
valeria val
vanessa van nessa
vera verinha
vicente vicentinho
victor vitinho
vinicius vini
vitoria vivi vick
vitor vitinho
viviane vivi
yasmin yas
`;
