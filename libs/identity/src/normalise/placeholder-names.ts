/** Names that say nothing about anybody, in several languages. Folded. */
// prettier-ignore
const NAMES: ReadonlySet<string> = new Set([
  'test', 'tester', 'testing', 'testuser', 'test user', 'test test', 'teste', 'prueba', 'prova', 'essai', 'proba', 'guest', 'guest user', 'guest customer', 'gast', 'invite', 'invitado', 'convidado',
  'ospite', 'gosc', 'unknown', 'unbekannt', 'inconnu', 'inconnue', 'desconocido', 'desconhecido', 'sconosciuto', 'nieznany', 'nieznana', 'onbekend', 'okand', 'ukjent', 'ukendt', 'neznamy',
  'neizvestno', 'none', 'null', 'nil', 'undefined', 'na', 'n a', 'nn', 'n n', 'no name', 'noname', 'sin nombre', 'sem nome', 'sans nom', 'senza nome', 'brak', 'keine', 'kein name', 'geen',
  'anonymous', 'anonym', 'anonyme', 'anonimo', 'anoniem', 'anon', 'customer', 'new customer', 'online customer', 'retail customer', 'kunde', 'kundin', 'neukunde', 'barkunde', 'laufkunde', 'client',
  'cliente', 'cliente final', 'consumidor', 'consumidor final', 'consumatore', 'klient', 'klant', 'acheteur', 'comprador', 'kupujacy', 'buyer', 'shopper', 'visitor', 'besucher', 'visiteur',
  'cash customer', 'cash sale', 'cash sales', 'cash', 'sale', 'sales', 'walk in', 'walkin', 'walk in customer', 'counter sale', 'contado', 'comptoir', 'divers', 'diverse', 'various', 'misc',
  'first', 'last', 'first name', 'firstname', 'last name', 'lastname', 'surname', 'given', 'given name', 'family', 'family name', 'name', 'vorname', 'nachname', 'prenom', 'nom', 'nombre',
  'apellido', 'nome', 'cognome', 'sobrenome', 'imie', 'nazwisko', 'user', 'demo', 'demo user', 'dummy', 'admin', 'not provided', 'not available', 'not applicable', 'not given',
  'not known', 'nicht angegeben', 'no aplica', 'nao informado', 'non renseigne', 'withheld', 'redacted', 'deleted', 'deleted user', 'gdpr', 'blank', 'empty', 'tbd', 'tba', 'tbc', 'asdf',
  'asdfgh', 'qwerty', 'qwertz', 'azerty', 'abc', 'abcd', 'foo', 'bar', 'foo bar', 'lorem', 'ipsum', 'x', 'xx', 'xxx', 'do not use', 'duplicate', 'dont know', 'fulano', 'fulano de tal', 'beltrano',
  'john doe', 'jane doe', 'joe bloggs', 'max mustermann', 'erika mustermann', 'mustermann', 'jean dupont test', 'gesuto', 'ke ren',
]);

/** Those that are also the names of real families. Folded. */
// prettier-ignore
const FAMILIES: ReadonlySet<string> = new Set([
  'guest', 'gast', 'cash', 'sale', 'sales', 'last', 'first', 'name', 'given', 'buyer', 'shopper', 'brak', 'bar', 'foo', 'prova', 'prueba', 'gosc', 'family', 'kunde', 'klant', 'client',
  'fulano', 'x', 'na', 'nom', 'nome', 'contado',
]);

/** Whether a folded given name, company's name or whole name says nothing about anybody, such as Test or Guest. */
export function isPlaceholderName(folded: string): boolean {
  return NAMES.has(folded) || /^(.)\1{2,}$/.test(folded) || isRepeated(folded);
}

/** Whether a folded family name says nothing; a word that is a real family's name too counts only beside no given name. */
export function isPlaceholderFamily(folded: string, hasGiven: boolean): boolean {
  return isPlaceholderName(folded) && !(hasGiven && FAMILIES.has(folded));
}

function isRepeated(folded: string): boolean {
  const words = folded.split(' ');
  return words.length > 1 && words.every((word) => NAMES.has(word));
}
