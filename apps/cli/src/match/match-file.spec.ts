import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CliError } from '../cli-error';
import { matchFile, type MatchRun, type MatchWish } from './match-file';

const QUIET: MatchRun = { threads: 0, onColumns: () => undefined, onProgress: () => undefined };
const HEADER = 'record_id,source_system,given_name,family_name,email,phone,street,city,postal_code,country,birth_date';
const ROWS = [
  'r3,crm,Ada,Example,ada@example.com,212-555-0101,1 Main Street,Springfield,10001,US,1980-01-02',
  'r1,shop,Ada,Example,ada@example.com,212-555-0101,1 Main Street,Springfield,10001,US,1980-01-02',
  'r2,erp,Bruno,Muster,bruno@example.org,212-555-0199,"9 Oak Avenue, rear",Riverton,20002,US,1971-05-06',
  'r10,shop,Carla,Nobody,,,,,,,',
];

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'match-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, content: string | Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

function run(input: string, more: Partial<MatchWish> = {}) {
  return matchFile({ input, output: join(folder, 'clusters.csv'), ...more }, QUIET);
}

const written = (name: string) => readFileSync(join(folder, name), 'utf8');

it('writes one row for each record, sorted by id as text, duplicates in one cluster', async () => {
  const answer = await run(put('in.csv', [HEADER, ...ROWS].join('\n')));
  expect(answer).toMatchObject({ records: 4, clusters: 3, duplicates: 1, sizes: { 1: 2, 2: 1 } });
  const rows = written('clusters.csv').trimEnd().split('\n');
  expect(rows[0]).toBe('record_id,cluster_id,confidence,held');
  expect(rows.slice(1).map((row) => row.split(',').slice(0, 2))).toEqual([
    ['r1', 'r1'],
    ['r10', 'r10'],
    ['r2', 'r2'],
    ['r3', 'r1'],
  ]);
});

it('writes the same bytes whatever the order, the delimiter and the line ends', async () => {
  const outputs = new Set<string>();
  const semicolons = [HEADER, ...ROWS].map((row) => row.replaceAll(',', ';').replace('Avenue; rear', 'Avenue, rear'));
  for (const content of [[HEADER, ...ROWS].join('\n'), [HEADER, ...ROWS.toReversed()].join('\r\n'), `\uFEFF${semicolons.join('\n')}\n\n`]) {
    await run(put('in.csv', content), { reviews: join(folder, 'reviews.csv'), report: join(folder, 'report.json') });
    outputs.add(['clusters.csv', 'reviews.csv', 'report.json'].map(written).join('\n'));
  }
  expect(outputs.size).toBe(1);
});

it('goes by columns.yaml where one is given, and lists what a person should judge', async () => {
  const columns = put('columns.yaml', 'id: no\nattributes: { fullName: who, emails: [mail] }');
  const input = put('in.csv', 'no,who,mail\n1,Ada Example,ada@example.com\n2,Bob Example,ada@example.com\n');
  const answer = await run(input, { columns, reviews: join(folder, 'reviews.csv') });
  expect(answer).toMatchObject({ clusters: 2, columns: { id: 'no', attributes: { fullName: 'who', emails: ['mail'] } } });
  expect(written('reviews.csv').split('\n')[0]).toBe('left_record_id,right_record_id,weight,explanation');
});

it.each<[string, string | Buffer, string]>([
  ['an empty file', '', 'in.csv: it is empty.'],
  ['a header alone', 'record_id,name\n', 'in.csv: it has a header and no rows.'],
  ['an id that is there twice', 'record_id,name\n1,a\n2,b\n1,c\n', 'in.csv, line 4: its id 1 is the one of line 2.'],
  ['a row without id', 'record_id,name\n1,a\n,b\n', 'in.csv, line 3: there is nothing in record_id.'],
  ['a quote that stays open', 'record_id,name\n1,a\n2,"b\n3,c\n', 'in.csv, line 3: a quote is opened and never closed.'],
  ['a quote within a field', 'record_id,name\n1,a\n2,"b"x\n', 'in.csv, line 3: its quotes do not fit.'],
  ['a row that is too short', 'record_id,name\n"1\n",a\n2\n', 'in.csv, line 4: it has 1 fields where the header has 2.'],
  [
    'another encoding',
    Buffer.from('record_id,name\n1,a\n2,J\u00fcrgen\n', 'latin1'),
    'in.csv, line 3: it is not UTF-8. Save the file as CSV UTF-8.',
  ],
  ['UTF-16', Buffer.from('\uFEFFrecord_id,name\n1,a\n', 'utf16le'), 'in.csv: it is UTF-16. Save the file as CSV UTF-8.'],
  ['a binary file', Buffer.from([127, 69, 76, 70, 0, 34, 10, 1]), 'in.csv, line 1: it holds a zero byte: this is no text file.'],
  [
    'no column for the id',
    'name,mail\na,b\n',
    "in.csv, line 1: No column looks like the record's id among name, mail; name it as id in columns.yaml.",
  ],
  ['a column that is there twice', 'record_id,name,name\n1,a,b\n', 'in.csv, line 1: the column name is there twice.'],
])('refuses %s in one line, leaving what was there', async (_what, content, message) => {
  put('clusters.csv', 'what was there');
  const error = await run(put('in.csv', content)).catch((refused: unknown) => refused);
  expect(error).toBeInstanceOf(CliError);
  expect(error).toMatchObject({ exitCode: 2, message: join(folder, message) });
  expect(written('clusters.csv')).toBe('what was there');
  expect(readdirSync(folder).sort()).toEqual(['clusters.csv', 'in.csv']);
});

it.each([
  ['a file that is not there', { input: '/no/such.csv' }, '/no/such.csv: there is no such file, or it cannot be read.'],
  ['a column that the file lacks', { columns: 'id: nope' }, 'there is no column nope (id); the header is record_id, name.'],
  ['columns that say nothing', { columns: 'attributes: {}' }, 'id: Give the name of a column.'],
  ['a place that cannot be written', { output: '/no/such/clusters.csv' }, '/no/such/clusters.csv cannot be written.'],
  ['a disk that is full', { output: '/dev/full' }, '/dev/full cannot be written'],
])('refuses %s', async (_what, { columns, ...more }: Partial<MatchWish>, message) => {
  const given = columns === undefined ? {} : { columns: put('columns.yaml', columns) };
  const refused = run(put('in.csv', 'record_id,name\n1,a\n'), { ...more, ...given });
  await expect(refused).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(message) as string });
});

it('refuses to write over its own input', async () => {
  const input = put('in.csv', 'record_id,name\n1,a\n');
  await expect(run(input, { output: input })).rejects.toThrow('is named twice');
});
