import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KEY_BOUNDS } from '@trueup/identity';
import { matchFile, type MatchAnswer } from './match-file';

jest.setTimeout(60_000);
const HEADER = 'record_id,source_system,given_name,family_name,company_name,email,phone,street,city,postal_code,country';
const GIVENS = [
  'Ada',
  'Bruno',
  'Carla',
  'Dario',
  'Elena',
  'Finn',
  'Greta',
  'Hugo',
  'Ines',
  'Jonas',
  'Karin',
  'Liam',
  'Mara',
  'Nils',
  'Olga',
  'Pablo',
];
const STEMS = [
  'Ald',
  'Birk',
  'Ced',
  'Dorn',
  'Eb',
  'Fels',
  'Grun',
  'Has',
  'Iv',
  'Kirsch',
  'Lind',
  'Mohn',
  'Nord',
  'Ost',
  'Pfeil',
  'Quell',
  'Ros',
  'Stein',
];
const ENDS = ['bach', 'berg', 'feld', 'hof', 'kamp', 'mann', 'ow', 'sen', 'tal', 'ulla', 'wick', 'zer'];
/** No record has more candidates than a few full keys bring. */
const MOST_COMPARED = 4 * Math.max(...Object.values(KEY_BOUNDS));

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A different name for each number. */
function nameOf(number: number): string {
  const [given, rest] = [GIVENS[number % GIVENS.length], Math.floor(number / GIVENS.length)];
  return `${given},${STEMS[rest % STEMS.length]}${ENDS[Math.floor(rest / STEMS.length) % ENDS.length]}`;
}

it.each([
  ['people of one name in one city', 3_000, () => 'Maria,Example,,,,,Springfield,,US'],
  ['people who share a placeholder e-mail', 1_000, (at: number) => `${nameOf(at)},,front.desk.seven@retailer.example,,,,,US`],
  [
    'buyers of one company',
    300,
    (at: number) => `${nameOf(at)},Muster Logistics GmbH,buyer${at}@musterlogistics.example,+49 30 5550100,Lindenstraße 1,Berlin,10001,DE`,
  ],
  [
    'buyers of one company who share its mailbox',
    300,
    (at: number) => `${nameOf(at)},Muster Logistics GmbH,einkauf@musterlogistics.example,+49 30 5550100,Lindenstraße 1,Berlin,10001,DE`,
  ],
  ['people of one large house', 300, (at: number) => `${nameOf(at)},,,,Lindenstraße 1,Berlin,10001,DE`],
])('compares few of many %s and merges nobody', async (_who, count, row) => {
  const { compared, duplicates } = await matched(count, row);
  expect(compared.max).toBeLessThanOrEqual(MOST_COMPARED);
  expect(duplicates).toBe(0);
});

/** What comes of so many rows. */
async function matched(count: number, row: (at: number) => string): Promise<MatchAnswer> {
  const input = join(folder, 'records.csv');
  const systems = ['crm', 'shop', 'erp'];
  const rows = Array.from({ length: count }, (_none, at) => `H${at},${systems[at % 3]},${row(at)}`);
  writeFileSync(input, [HEADER, ...rows].join('\n'));
  const quiet = { threads: 0, onColumns: () => undefined, onProgress: () => undefined };
  return matchFile({ input, output: join(folder, 'clusters.csv') }, quiet);
}
