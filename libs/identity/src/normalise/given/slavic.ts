/** Polish, Czech and Slovak given names, each before its short forms. Folded. */
export const POLISH = `
adam adas
adrian adi
agata agatka
agnieszka aga agusia agniesia
albert bertek
aleksander olek alek aleks
aleksandra ola olka olenka
alicja ala alusia
aneta anetka
anna ania anka andzia anusia
andrzej jedrek andrzejek
antoni antek tosiek antos
antonina tosia
arkadiusz arek
artur arturek
barbara basia baska
bartlomiej bartek bartlomiejek
bartosz bartek
beata beatka
boguslaw bogus bogdan
bozena bozenka
bronislaw bronek
cezary czarek
czeslaw czesiek
damian damianek
daniel danielek
danuta danka danusia
dariusz darek
dawid dawidek
dominik domino
dominika domi
dorota dorotka
edward edek
ewa ewka ewunia
elzbieta ela elka elunia
emilia emilka mila
eugeniusz gienek
ewelina ewelinka
feliks felek
filip filipek
franciszek franek
gabriela gabrysia gabi
genowefa gienia
grazyna grazynka
grzegorz grzesiek grzes
halina halinka hala
hanna hania hanka
helena hela helenka
henryk heniek
honorata hania
hubert hubercik
ignacy ignas
irena irenka
iwona iwonka
izabela iza
jacek jacus
jadwiga jadzia
jakub kuba kubus
jan janek jas janko
janina janka nina
janusz januszek
jaroslaw jarek
jerzy jurek
joanna asia aska joasia
jolanta jola
jozef jozek
jozefa jozia
judyta juta
julia julka
julita julitka
juliusz julek
justyna justynka
kacper kacperek
kamil kamilek
karol karolek
karolina karola karolcia
katarzyna kasia kaska
kazimierz kazik kazek
kinga kinia
konrad kondzio
konstanty kostek
krystyna krysia kryska
krystian krystek
krzysztof krzysiek krzys krzychu
leszek lech leslaw
lidia lidka
lucja lusia
lucyna lucynka
ludwik lutek
lukasz lukaszek
magdalena magda madzia lena
malgorzata gosia malgosia goska
marcin marcinek
marek mareczek
maria marysia maryska mania
marianna marysia
mariusz maniek
marta martusia
mateusz mati mateuszek
michal misiek michalek
mieczyslaw mietek
mikolaj mikolajek miki
miroslaw mirek
miroslawa mirka
monika monia
natalia natalka nata
natan natanek
norbert norbi
oliwia oliwka
oliwier oliwierek oli
patrycja patka
patryk patryczek
pawel pawelek
piotr piotrek piotrus
przemyslaw przemek
radoslaw radek
rafal rafalek
roksana roksi
roman romek
ryszard rysiek rysio
sebastian seba sebek
slawomir slawek
sonia sonka
stanislaw staszek stasiek stas
stanislawa stasia
stefan stefek
stefania stefa
sylwester sylwek
sylwia sylwka
szymon szymek
tadeusz tadek
teodor teos
teresa tereska renia
tomasz tomek tomus
urszula ula ulka
wactaw wacek
waclaw wacek
waldemar waldek
wanda wandzia
weronika wera nika
wieslaw wiesiek
wieslawa wiesia
wiktor wiktorek
wiktoria wika
wincenty wicek
witold witek
wladyslaw wladek
wlodzimierz wlodek
wojciech wojtek
zbigniew zbyszek
zdzislaw zdzisiek
zenon zenek
zofia zosia zoska
zuzanna zuzia zuza
zygmunt zygmus
frantisek franta
jaroslav jarda
jiri jirka
josef pepa
karel karlik
ladislav lada
miroslav mirek
pavel pavlik
petr petr
stanislav standa
tomas tomasek
vaclav vasek
vladimir vlada
zdenek zdena
`;

/** Russian and Ukrainian given names in Latin letters, each before its short forms. Folded. */
export const RUSSIAN = `
aleksandr sasha shura sanya alex aleksander sascha alexander alexandr
aleksandra sasha shura sanya alexandra sascha
aleksey alyosha lyosha alexei aleksei alexey lesha
alina alya
alla alya
alyona lena alena
anastasiya nastya stasya anastasia asya
anatoliy tolya anatoly anatoli
andrey andryusha andrei andrew
anna anya anyuta nyura
anton antosha tosha
antonina tonya
arkadiy arkasha arkady
artyom tyoma artem
boris borya
darya dasha daria dasha
denis den
dmitriy dima mitya dmitri dmitry dimitri
ekaterina katya katyusha katerina
elena lena alyona
elizaveta liza lizaveta
evgeniy zhenya evgeny yevgeny eugene evgenii
evgeniya zhenya evgenia yevgenia eugenia
fyodor fedya fedor
galina galya
gennadiy gena gennady
georgiy gosha zhora georgy georgi
grigoriy grisha grigory
igor gosha igoryok
ilya ilyusha
inna inka
irina ira irisha
ivan vanya
karina kara
kirill kirya
konstantin kostya
kseniya ksyusha ksenia oksana xenia
larisa lara larissa
leonid lyonya lenya
lev lyova lyovushka
lidiya lida lidia
lyubov lyuba
lyudmila lyuda mila lyusya ludmila
maksim max maks
margarita rita
mariya masha marusya maria
marina marisha
matvey motya
mikhail misha michail
nadezhda nadya
natalya natasha nata natalia
nikita nik
nikolay kolya nikolai
oksana ksyusha
oleg olezhka
olga olya
pavel pasha
polina polya
pyotr petya petr
roman roma
rostislav slava rostik
semyon syoma semen
sergey seryozha sergei serezha
sofya sonya sofia
stanislav stas slava
stepan styopa
svetlana sveta lana
svyatoslav slava
tamara toma
tatyana tanya tatiana
timofey tima
timur tima
vadim vadik
valentin valya
valentina valya
valeriy valera valery
valeriya lera valya valeria
varvara varya
vasiliy vasya vasily
vera verochka
veronika nika vera
viktor vitya
viktoriya vika viktoria victoria
vitaliy vitalik vitaly
vladimir vova volodya vladimir vlad
vladislav vlad slava
vyacheslav slava
yaroslav slava yarik
yekaterina katya
yelena lena
yuliya yulya julia yulia
yuriy yura yury yuri
zinaida zina
zoya zoika
oleksandr sashko sasha
mykola kolya
olena lena
oleksiy oleksa
mykhailo misha mykhaylo
volodymyr vova
`;

/** Greek given names in Latin letters, each before its short forms. Folded. */
export const GREEK = `
aikaterini katerina kate
alexandros alekos alex
anastasia natasa tasoula
anastasios tasos
andreas andrikos
angeliki kiki
antonios antonis
apostolos tolis
aristotelis telis aris
athanasios thanasis sakis nasos
charalampos babis haris
christina tina
christoforos foris
christos kitsos
chrysoula chrysa
dimitra mimi dimi
dimitrios dimitris mitsos jimmy mimis
efstathios stathis
efthymios thymios
eirini rena
elefterios lefteris
eleni lena lenio
evangelia evi litsa
evangelos vangelis
fotini foteini
georgia gogo
georgios giorgos yorgos giorgis george
ioanna gianna
ioannis giannis yannis yanni
irini rena
konstantina dina nantia
konstantinos kostas dinos costas
kyriakos koulis
kyriaki koula
leonidas leo
maria marika mario
michail michalis
nikolaos nikos
panagiotis panos takis panagos
panagiota giota
paraskevi vivi evi voula
petros petrakis
sofia sofi
sokratis sotos
sotirios sotiris
spyridon spyros
stavroula voula
stylianos stelios
theodora dora
theodoros thodoris
theofilos theo
vasiliki vaso vicky
vasileios vasilis bill
zoi zozo
`;
