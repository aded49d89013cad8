/** English given names, each before its short forms and other spellings. Folded. */
export const ENGLISH = `
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
alfred al alf alfie fred freddie
alice ali allie ally alyce
alison ali allie ally alli allison alyson
allan al alan allen
alonzo lon
amanda mandy manda mandi amy
amelia amy millie mel mia emily
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
caroline carrie caro carol lynn carolyn caz lina
carol carole carrie
cassandra cass cassie sandra sandy casey
catherine cathy cath kate katie cat kitty kat katherine kathryn katharine kay kit cathryn kathleen kathy katy trina
cecilia cissy cece celia cis cecily
charles charlie chuck chas chaz chad charley chip carl
charlotte charlie lottie char lotte carly
chelsea chels chelsey
cheryl cher sherry
chester chet
christian chris
christina chris chrissie tina christy chrissy kristina christine
christine chris chrissie tina christy kris
christopher chris kit topher christy kester
clarence clarrie
claire clara clare
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
julia jules julie
julian jules
juliet jules julie
justin jus jay
karen kaz kazza
kathleen kathy kath kate katie kay kitty
katherine kate kathy katie kat kit kitty kay catherine katharine kathryn katy kath
keith keef
kelly kel
kelvin kel
kenneth ken kenny
kevin kev
kimberly kim kimmy kimberley
kristen kris kirsten kirsty kristin
kristin kris kristy
kristopher kris chris
laura laurie lori loz
lauren laurie ren loz laur
laurence larry lawrence laurie loz
lavinia vinnie
lawrence larry laurie lawrie
leah lee
leonard len leo lenny lennie leon
leopold leo
leroy roy lee
leslie les lesley
lewis lew lou louie louis
lillian lil lily lilly
lilian lil lily
linda lin lindy lynn
lindsay linz lin lindsey linsey
lloyd floyd
lorraine lori rainy
louis lou louie lew lewis
louise lou lulu louisa
lucas luke
lucille lucy lu cille
lucinda lucy cindy
lucy lu luce
lydia liddy
lynette lynn nettie
mabel mab may
madeleine maddie maddy mads madeline lena madelyn
magdalene maggie lena maddie
malcolm mal malc
marcus marc mark
margaret maggie meg peggy marge madge margie rita greta daisy mags peg margot margery megan gretta
marianne mary anne
marilyn mary lyn
marion mary
marjorie marge margie
mark marc
martha marty mattie patty
martin marty
martina tina
mary molly polly mae may mamie minnie moll
matilda tilly mattie maud tilda
matthew matt matty mat
maureen mo maur
maurice mo morris maury
maximilian max
maxwell max
megan meg meggie
melanie mel
melissa mel missy lissa
melvin mel
mercedes mercy sadie
meredith merry
michael mike mick mickey micky mikey mitch mikael
michelle shell chelle mich shelly micki
mildred millie
millicent millie
minerva minnie
miranda mandy randy
miriam mim mimi
mitchell mitch
mohammed mo mohamed muhammad mohammad mohamad
molly moll
monica mon
montgomery monty
morgan mo
moses mo moe
muriel mu
nadine nadia
nancy nan nance
naomi nomi
natalie nat talie natty
natasha tash tasha nat
nathan nat nate
nathaniel nat nate nathan
neil neal niall
nicholas nick nicky nico nik nicolas klaus
nicola nicky nikki nic
nicole nicky nikki nic cole
nigel nige
noel nol
nora norah
norman norm
octavia tavia
oliver ollie olly noll
olivia liv livvy ollie livia
oscar ozzy
oswald oz ozzy
pamela pam pammy
patricia pat patty trish tricia patsy patti trisha paddy
patrick pat paddy rick packy
paul paulie
paula pauly polly
pauline polly paula
penelope penny pen nell
percival percy
peter pete
philip phil pip phillip
philippa pippa pip flip
phoebe fee
phyllis phyl
priscilla cilla prissy
prudence prue
rachel rach rae rachael
ralph ralphie rafe
randall randy rand
raphael rafe raf
raymond ray
rebecca becky becca bex beck becks reba rebekah
reginald reg reggie
reuben rube ben
rhonda ron
richard rick dick rich ricky richie dickie ritchie dickon
robert rob bob robbie bobby bert robin bobbie
roberta bobbie robbie berta
robin rob bobbie
roderick rod rick roddy
rodney rod
roger rog hodge
roland rollie roly rowland
ronald ron ronnie
rosalind roz ros rose
rosalie rosie rose
rosamund ros roz
rosanna rose anna
rosemary rose rosie romy
rose rosie
roxanne roxy
rufus rufe
rupert rupe
russell russ rusty
ruth ruthie
ryan ry
sabrina bri
sally sal
samantha sam sammy sammie
samuel sam sammy sammie
sandra sandy sandie
sarah sally sadie sara sal
scott scotty
sean shaun shawn
sebastian seb bas bastian
selina lina
sharon shaz shari shazza
shaun sean shawn
sheila shel
shelley shell
sheldon shel
shirley shirl
sidney sid syd sydney
sienna si
simon si sy
solomon sol solly
sophia sophie soph fia
sophie soph
spencer spence
stacey stace stacy
stanley stan
stella stel
stephanie steph stevie stefanie
stephen steve stevie steven ste steph
steven steve stevie stephen
stewart stu stew stuart
stuart stu stew
suzanne sue susie suzie suzy
susan sue susie suzy sukie suki suzie susanna sus
sylvester sly
sylvia syl sylvie
tabitha tabby
tamara tammy tam
tammy tam
tara tar
teresa terry tess tessa tracy theresa resa teri
terence terry tel terrence
thaddeus thad tad
thelma thel
theodore theo ted teddy
theodora theo dora thea
theresa terry tess tessa teresa tracy
thomas tom tommy thom
tiffany tiff
timothy tim timmy
tobias toby tobe
tracy trace tracey
trevor trev
tristan tris
tyler ty
ursula ursie
valerie val
vanessa nessa ness van
vera vee
vernon vern
veronica ronnie vera roni
victor vic
victoria vicky vic tori vikki vicki toria
vincent vince vinny vin vinnie
viola vi
violet vi
virginia ginny ginger gini
vivian viv vivien vivienne
wallace wally
walter walt wally wat
wanda wendy
warren waz
wendy wend
wesley wes
wilfred wilf fred will
wilhelmina mina minnie billie willa
william bill billy will willy liam willie wills
winifred winnie freda win
winston win
yvonne vonnie
zachariah zac zach zack
zachary zac zach zack zak zachery
zoe zo
`;
