/** English given names from K to Z, one a line, each before its short forms and other spellings. Folded. */
export const ENGLISH_K_TO_Z = `
karen kaz kazza
katherine kate kathy katie kat kit kitty kay catherine katharine kathryn katy kath
kathleen kathy kath kate katie kay kitty
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
lilian lil lily
lillian lil lily lilly
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
maxine max
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
nadia nad
nadine nadia nad
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
olivia liv livvy ollie livia oliv
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
regina reggie
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
rosalie rosie rose
rosalind roz ros rose
rosamund ros roz
rosanna rose anna
rose rosie
rosemary rose rosie romy
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
selina lina sel
sharon shaz shari shazza
shaun sean shawn
sheila shel
sheldon shel
shelley shell
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
susan sue susie suzy sukie suki suzie susanna sus
suzanne sue susie suzie suzy
sylvester sly
sylvia syl sylvie
tabitha tabby
tamara tammy tam
tammy tam
tara tar
terence terry tel terrence
teresa terry tess tessa tracy theresa resa teri
thaddeus thad tad
thelma thel
theodora theo dora thea
theodore theo ted teddy
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
