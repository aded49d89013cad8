/** Greek given names, one a line, each before its short forms and other spellings. Folded. */
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
maria marika
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
