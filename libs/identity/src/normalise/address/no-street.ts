/** What people write for no street, or for goods that are fetched. Folded. */
// prettier-ignore
const NONE: ReadonlySet<string> = new Set([
  'unknown', 'n a', 'na', 'none', 'null', 'c o', 'co', 'tbd', 'tbc', 'test', 'x', 'xx', 'xxx', 'xxxx', 'no address', 'no street', 'address', 'street', 'not provided', 'not available', 'not applicable',
  'same', 'same as above', 'same as billing', 'pickup', 'pick up', 'pickup in store', 'pick up in store', 'in store pickup', 'in store', 'store pickup', 'click and collect', 'click collect',
  'click & collect', 'collect', 'collection', 'will call', 'general delivery', 'poste restante', 'postlagernd', 'abholung', 'selbstabholung', 'selbstabholer', 'filialabholung', 'unbekannt', 'keine',
  'inconnu', 'inconnue', 'retrait', 'retrait en magasin', 'sans', 'desconocido', 'desconhecido', 'sem endereco', 'sin direccion', 'sin calle', 'retira na loja', 'retirada na loja', 'recoger en tienda',
  'sconosciuto', 'ritiro in negozio', 'brak', 'brak adresu', 'nieznany', 'odbior osobisty', 'odbior w sklepie', 'afhalen', 'onbekend', 'locker', 'packstation', 'paczkomat', 'online', 'digital',
]);

/** Whether a folded line names no place. */
export function isNoStreet(folded: string): boolean {
  return folded === '' || NONE.has(folded) || /^(.)\1{2,}$/.test(folded.replaceAll(' ', ''));
}
