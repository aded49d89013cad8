import { normaliseCity } from './address/city';
import { streetLineOf } from './address/street-line';
import { normalisePlace } from './place';

function line(text: string, country = '', unit = '') {
  const { street, number } = streetLineOf(text, unit, country);
  return `${street}|${number}`;
}

it.each([
  ['US', '190 Thomas Street', '190 Thomas St.'],
  ['US', '12 N Example Ave', '12 North Example Avenue'],
  ['GB', '130b Scott Crossing', '130B Scott Xing'],
  ['DE', 'Hornigweg 12', 'Hornigwg. 12'],
  ['DE', 'Gierschnerstr. 212', 'Gierschner Straße 212'],
  ['DE', 'Birnbaumallee 5', 'Birnbaumal. 5'],
  ['FR', '2, rue de Becker', '2 r. Becker'],
  ['FR', '82, avenue Dupuy', '82 av. Dupuy'],
  ['BR', 'Rua das Flores, 34', 'R. Flores 34'],
  ['PL', 'ul. Jodłowa 75', 'Jodlowa 75'],
  ['PL', 'Aleja Makowa 44', 'al Makowa 44'],
  ['ES', 'Calle de Alcalá 7', 'C/ Alcala 7'],
  ['IT', 'Viale Roma 3', 'Vle. Roma, 3'],
  ['JP', '大藤町164番3号', '164-3 大藤町'],
  ['JP', '大藤町164番3号', '大藤町164-3'],
])('reads in %s %s and %s as one line', (country, one, other) => {
  expect(line(one, country)).toBe(line(other, country));
});

it.each([
  ['US', '67 Dawn Villages Apt 8', '', '8'],
  ['US', '67 Dawn Villages', 'Apt. 8', '8'],
  ['US', '67 Dawn Villages #8', '', '8'],
  ['DE', 'Scheelgasse 61 / Whg 30', '', '30'],
  ['FR', '4 r. Daniel - 51', '', '51'],
  ['PL', 'Kołłątaja 232/4', '', '4'],
  ['BR', 'Campo Neves, 63 apto 21', '', '21'],
  ['JP', '44-2 吉口町 - 4', '', '4'],
  ['US', '67 Dawn Villages', '', ''],
])('finds the unit in %s of %s %s: %s', (country, text, ...[more, unit]) => {
  expect(streetLineOf(text, more, country).unit).toBe(unit);
});

it.each(['-', 'unknown', 'N/A', 'c/o', 'Pickup in store', 'Abholung', ''])('takes no street from "%s"', (text) => {
  expect(streetLineOf(text, '', 'US')).toEqual({ street: '', number: '', unit: '' });
});

it('knows a box', () => {
  expect(['P.O. Box 12', 'PO BOX 12', 'Postfach 12', 'Postbus 12'].map((text) => line(text))).toEqual(Array(4).fill('po box|12'));
});

it.each([
  ['NYC', 'New York City'],
  ['Kraków', 'Cracow'],
  ['Köln', 'Koeln'],
  ['Frankfurt', 'Frankfurt am Main'],
  ['横浜市', 'Yokohama'],
  ['St Etienne', 'Saint-Étienne'],
  ['S. Paulo', 'São Paulo'],
])('takes %s and %s for one city', (one, other) => {
  expect(normaliseCity(one)).toBe(normaliseCity(other));
});

it('takes nothing from filler, and a home’s unit for no part of its street', () => {
  const address = { receiver: null, company: null, line1: '67 Dawn Villages', line2: 'Apt 8', line3: null, city: 'New York', region: null };
  const whole = { ...address, postalCode: '10001-1234', country: 'US', phone: null, language: null };
  expect(normalisePlace(whole, null)).toEqual({
    ...{ country: 'US', postalCode: '10001', city: 'new york', line: 'dawn village 67' },
    ...{ street: 'dawn village', number: '67', unit: '8' },
  });
  expect(normalisePlace({ ...whole, line1: 'Pickup in store', line2: null, postalCode: '00000' }, null)).toBeUndefined();
});
