/** One name in several languages, one a line. Folded. */
export const INTERNATIONAL = `
adam adamo adao
adrian adriano adrien adriaan hadrian
agnes agnieszka inez ines agnese
albert alberto albrecht adalberto
alexander alexandre alessandro alejandro aleksander aleksandr alexandros oleksandr
alexandra alessandra alejandra aleksandra oleksandra
alice alicia alicja
alphonse alfonso alfons afonso
ambrose ambrosio ambroise amvrosiy amvrosios
andrew andreas andre andrea andres andrzej andrey andrei anders andries ondrej andriy
angela angelique angeliki angelika
ann anna anne ana hanna hannah
anthony antonio antoine anton antoni antonius antonis antonios antonin
arthur arturo artur arturas
augustine agustin augustin agostino agostinho
barbara varvara barbora
bartholomew bartolome bartholomaus bartlomiej barthelemy bartolomeo bartolomeu
basil vasily vasiliy vasilios vasileios basilio wasyl
beatrice beatriz beatrix
benedict benito benedetto benoit benedikt bento
benjamin beniamino benjamim beniamin
bernard bernardo bernhard bernardino
catherine katherine katharina katarzyna catarina caterina catalina ekaterina aikaterini katerina caitlin
cecilia cecile cecylia
charles carlos carlo karl karol carl karel
charlotte carlotta carlota
christian cristian cristiano krystian kristian
christina christine cristina krystyna kristina
christopher christoph cristobal christophe cristoforo krzysztof christoforos cristovao kristoffer
claire clara klara chiara
claude claudio klaudiusz
claudia klaudia claudine
clement clemente klemens
constance constanza konstancja costanza
constantine constantin konstantin konstantinos konstanty costantino
cyril cyrille kirill cyryl kyrillos
daniel daniele danilo daniil
david dawid davide davi
demetrius dmitriy dmitry dimitrios demetrio dymitr
denis dennis dionisio dionysios dionizy dionigi
dominic domingo dominique domenico dominik domingos
dorothy dorothea dorota dorotea dorothee
edmund edmundo edmond edmondo
edward eduardo eduard edouard edoardo edvard
eleanor eleonora eleonore leonor
elizabeth elisabeth isabel elisabetta elzbieta elizaveta elisaveta elisabete
emil emile emilio emiliano
emily emilie emilia
emmanuel manuel emanuele emanuel
eric erik erich enrico
ernest ernst ernesto
eugene eugenio evgeniy evgeny eugen eugeniusz evgenios
eve eva ewa
felix felice feliks
ferdinand fernando fernand ferdinando fernao
francis francisco francois francesco franz franciszek frantisek frans
frances francisca francoise francesca franziska franciszka
frederick frederic federico friedrich frederico fryderyk fredrik
gabriel gabriele gavriil
george georges jorge giorgio georg jerzy georgiy georgios jiri yuriy
gerald gerhard gerardo gerard geraldo
gregory gregorio gregoire gregor grzegorz grigoriy grigorios
gustav gustavo gustave gustaw gustaf
guy guido vito wit
helen helena elena helene eleni olena ellen
henry enrique henri enrico heinrich henrique henryk hendrik henrik
herman hermann armando armand
hugh hugo hugues ugo
ignatius ignacio ignace ignazio ignacy
irene irina irena eirini
isaac isaak isaque izaak
isabel isabelle isabella izabela
jacob jakob jacopo jakub jacobo jaakko yakov iakovos
james jaime jacques giacomo diego tiago santiago
jane joan jeanne juana giovanna johanna joanna joana ioanna
jerome jeronimo hieronymus girolamo hieronim
joachim joaquin joaquim gioacchino
john juan jean giovanni johann johannes joao jan ivan ioannis jon jens johan ian sean
jonathan jonatan jonathas
joseph jose giuseppe josef jozef iosif
julian julien julio giuliano julianus
julia julie giulia iulia yuliya
lawrence laurence lorenzo laurent laurenz lourenco lars wawrzyniec laurens
leo leon leao lev leonas
leonard leonardo leonhard
louis luis luigi ludwig luiz ludwik lodewijk lajos
louise luisa luise luiza
lucas luke luca lukas lukasz loukas
lucy lucia lucie lucja
luther lothar lothaire lotario
magdalene magdalena madeleine maddalena magdalina
marcel marcelo marcello marceli
margaret margarita marguerite margherita margarete malgorzata margarida margarethe
mark marco marc marcos marek markus markos
martha marta marthe marfa
martin martino martim marcin maarten martinho
mary maria marie mariya maryam miriam
matthew mateo mathieu matteo matthias mateusz mateus matvey mattheus mattias
maurice mauricio maurizio moritz maurycy
maximilian maximiliano maximilien massimiliano maksymilian
michael miguel michel michele mikhail michal mikael michail mihail mykhailo
michelle michele michaela micaela
natalie natalia nathalie natalya
nicholas nicolas nicola niccolo nikolaus mikolaj nikolay nikolaos nicolau niklas nicolaas mykola
olga helga
oliver olivier oliviero oliwier
oscar oskar oskari
patrick patricio patrice patrizio patryk
patricia patrizia patrycja
paul pablo paolo paulo pawel pavel pavlos paulus pal
peter pedro pierre pietro piotr petr petros pieter petrus pyotr
philip felipe philippe filippo philipp filip filippos filipe
ralph raul raoul rolf rodolfo
raphael rafael raffaele rafal
raymond ramon raimondo raimund raimundo rajmund
rebecca rebeka rebecca rebeca
renee renata renate
richard ricardo riccardo ryszard rikard
robert roberto rupert ruprecht
roger rogerio ruggero rudiger
roland orlando rolando
romain roman romano
rose rosa roza
rudolf rodolfo rodolphe rudolph
samuel samuele samuil
sebastian sebastien sebastiano sebastiao
sergius sergio serge sergey sergiy
simon simone simao szymon semyon semen
sophia sofia sophie zofia sofya
stanislaus stanislav stanislaw estanislao stanislas
stephanie estefania stefania stefanie
stephen esteban etienne stefano stefan stepan stefanos estevao szczepan
susan susana suzanne susanna zuzanna susanne
sylvester silvestre sylwester silvestro
sylvia silvia sylvie sylwia
thaddeus tadeo tadeusz tadeu
theodore teodoro theodor fyodor theodoros teodor
theresa teresa therese tereza
thomas tomas tommaso tomasz foma thomaz tomasso
timothy timoteo timothee timofey tymoteusz
tobias tobiasz tobia
ursula urszula orsola
valentine valentin valentino walenty
valerie valeria valeriya waleria
veronica veronika veronique weronika
victor vittorio viktor wiktor vitor
victoria vittoria viktoria wiktoria victoire vitoria viktoriya
vincent vicente vincenzo vinzenz wincenty vincentius
vladimir wladimir wlodzimierz volodymyr
walter gualtiero gautier walther
wenceslaus vaclav waclaw wenzel venceslao
william guillermo guillaume guglielmo wilhelm guilherme willem vilhelm
xavier javier saverio ksawery
`;
