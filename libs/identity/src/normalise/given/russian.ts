/** Russian and Ukrainian given names, one a line, each before its short forms and other spellings. Folded. */
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
darya dasha daria
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
vladimir vova volodya vlad
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
