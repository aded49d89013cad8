/** Portuguese given names, one a line, each before its short forms and other spellings. Folded. */
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
cecilia ceci cica
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
jose ze zezinho zeca
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
