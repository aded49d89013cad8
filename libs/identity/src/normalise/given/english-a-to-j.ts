/** English given names from A to J, one a line, each before its short forms and other spellings. Folded. */
export const ENGLISH_A_TO_J = `
aaron ron ronnie erin aron
abigail abby abbie gail abi abbey
abraham abe bram abram
adelaide addie della heidi addy ada
adrian ade adrien
agatha aggie
agnes aggie nessie inez
albert al bert bertie albie alberto
alexander alex al sandy sasha xander lex alec alick zander lexie eck sander aleksander alexandre
alexandra alex sandra sandy sasha alexa lexi lexie alexis ali xandra sandie
alexia alex lexi
alfred al alf alfie fred freddie
alice ali allie ally alyce
alison ali allie ally alli allison alyson
allan al alan allen
alonzo lon
amanda mandy manda mandi amy
amelia amy millie mel mia emily amel
andrea andie drea andi
andrew andy drew dru andi
angela angie ange angel
anita nita
ann annie nan nancy anne anna anya ana annette
annabel anna belle bella annabelle
anthony tony ant antony toni
antoinette toni nettie netta
april apryl
archibald archie arch baldie
arnold arnie
arthur art artie
ashley ash lee ashleigh
audrey dee audie
augustus gus augie gussie august
barbara barb babs barbie bobbie babe barbra
barnaby barney barn
barry baz bazza barrie
bartholomew bart barth bat
beatrice bea bee trixie trix beatrix
belinda bel linda bella lindy
benedict ben bennie
benjamin ben benny benji benjy bennie jamin
bernadette bernie detta
bernard bernie barney
bertha bertie birdie
bethany beth bethan
beverley bev beverly
bradley brad
brandon bran brand
brenda bren brendy
brendan bren
brian bri bryan
bridget biddy bridie bridgette
brittany britt brit britney brittney
bronwyn bron
calvin cal vin
cameron cam cammie
camilla cami millie cammie milla
candice candy candace
carl karl
carol carole carrie
caroline carrie caro carol lynn carolyn caz lina
cassandra cass cassie sandra sandy casey
catherine cathy cath kate katie cat kitty kat katherine kathryn katharine kay kit cathryn kathleen kathy katy trina
cecilia cissy cece celia cis cecily
celia cel
celine cel
charles charlie chuck chas chaz chad charley chip carl
charlotte charlie lottie char lotte carly
chelsea chels chelsey
cheryl cher sherry
chester chet
christian chris
christina chris chrissie tina christy chrissy kristina christine
christine chris chrissie tina christy kris
christopher chris kit topher christy kester
claire clara clare
clarence clarrie
clifford cliff
clinton clint
constance connie
cordelia delia
cornelius con neil corny
courtney court
crystal chris chrissy krystal
curtis curt kurt
cynthia cindy cyndi cindi
daniel dan danny dani dannie
danielle dani danny ellie
daphne daph
darren daz dazza
david dave davey davy dai
dawn dawnie
deborah deb debbie debs debra debby
deirdre dee
delores lola dee dolly
dennis den denny denis
derek del rick
desmond des dez
diane di dee diana dianne
dolores lola dolly
dominic dom nic nick dominick
donald don donnie
donna don
dorothy dot dottie dolly dora thea dorrie
douglas doug dougie
duncan dunc
dustin dusty
dwight ike
dylan dyl
edgar ed eddie
edith edie
edmund ed eddie ned ted eddy
edward ed eddie ted ned teddy eddy ward
edwin ed eddie win
eileen ei lena
elaine lainie
eleanor ellie nell nora ella ellen nelly lenny elinor
elizabeth liz lizzie beth betty eliza bess libby betsy liza elsie lisa lizzy bessie elisabeth buffy ellie
ellen ellie nell nelly
emily em emmy millie emmie
emma em emmy
emmanuel manny manu
eric rick ricky erik
ernest ernie
esther essie hettie
ethan eth
eugene gene
eunice niecie
evan ev
evelyn evie eve
ezekiel zeke
felicity flick fliss liss
fiona fi
florence flo florrie flossie
frances fran frankie fanny francie sissy
francis frank frankie fran
franklin frank frankie
frederick fred freddie freddy rick fritz
gabriel gabe gabby
gabrielle gabby gabi elle gaby brielle
gareth gaz gary gazza
gary gaz gazza garry
geoffrey geoff jeff
george georgie geordie
georgina georgie gina georgia
gerald gerry jerry ged
geraldine gerry geri
gertrude gertie trudy trudie
gilbert gil bert
gillian gill jill gilly
giovanna jo
glenda glen
gloria glo
gordon gordie gord
grace gracie
graham gra graeme
gregory greg gregg
guinevere gwen jen
gwendolyn gwen wendy gwenda
hannah han hanna nan
harold harry hal
harriet hattie harri hatty harrie
harrison harry
harvey harv
hazel haze
heather heth hettie
helen nell ellie nelly lena helena
henrietta etta hettie hetty
henry harry hank hal
herbert herb herbie bert
hilary hil hillary
horace horry
howard howie
hubert hugh bert
hugh hughie hugo shug
humphrey hump
ian iain
ignatius iggy
imogen immy
irene rene
isaac ike zac isac
isabel izzy bella belle isabella ibby issy isobel
isabella izzy bella belle isabel
isaiah zay ike
ivan van
jacob jake jay cobby
jacqueline jackie jacqui jacky
james jim jimmy jamie jem jimmie
jane janie jenny jan
janet jan jannie
janice jan
jared jerry
jasmine jas jaz jazzy
jason jay jace
jean jeanie
jeffrey jeff geoff jeffery jeffry
jemima jem mima
jennifer jen jenny jenn jennie jenni
jeremiah jerry jem
jeremy jerry jem jez jezza
jerome jerry
jessica jess jessie
jillian jill jilly
joan joanie jo
joanna jo joey jojo joann joanne
joanne jo joann
jocelyn joss jo
joel joe
john johnny jack jon johnnie jock
jonathan jon jonny nathan jonathon johnathan
jordan jord jordy jud
joseph joe joey jo jos
josephine jo josie jojo fifi posy
joshua josh
joyce joy
judith judy jude judi
julia jules julie jul
julian jules
juliet jules julie jul
justin jus jay
`;
