/** Given names of invented people, no two of them forms of one name. */
export const GIVEN = (
  'Ada Bruno Celia Dario Edith Felix Greta Hector Ingrid Jasper Katya Leopold Mabel Nestor Odile Pascal Rhoda Silas Thea Ulric ' +
  'Vera Walter Xenia Yusuf Zora Agnes Boris Cyrus Dorothy Esteban Flora Gideon Harriet Igor Judith Kenneth Lucinda Magnus Naomi Oscar'
).split(' ');

const HEADS = 'Bar Cal Dor Fen Gal Hol Kel Lan Mor Nor Pel Quin Ros Sal Tor Vin Wel Yar Zel'.split(' ');
const TAILS = 'by combe der field gate ham ler man mont ner shaw son ton vale well wick worth'.split(' ');

/** An invented family name; the same for the same numbers. */
export function familyName(head: number, tail: number): string {
  return `${HEADS[head % HEADS.length]}${TAILS[tail % TAILS.length]}`;
}
