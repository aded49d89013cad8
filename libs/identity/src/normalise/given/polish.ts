/** Polish and Czech given names, one a line, each before its short forms and other spellings. Folded. */
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
stanislav standa
tomas tomasek
vaclav vasek
vladimir vlada
zdenek zdena
`;
