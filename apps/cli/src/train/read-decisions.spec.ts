import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDecisions } from './read-decisions';

const RECORDS = ['shop/customer/1', 'crm/Contact/2', 'erp/customer/3'];
const folder = mkdtempSync(join(tmpdir(), 'decisions-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What is said of two records, in the file's order of time. */
async function saidIn(decisions: readonly object[]) {
  const file = join(folder, 'decisions.json');
  writeFileSync(file, JSON.stringify(decisions));
  return (await readDecisions(file)).map(({ records, isOne }) => [...records.map(({ id }) => id), isOne]);
}

it.each([
  ['a link', { kind: 'link' }, true],
  ['a neverLink', { kind: 'neverLink' }, false],
  ['a split', { kind: 'split', slot: null }, false],
  ['an accepted confirm', { kind: 'confirm', accept: true, slot: null }, true],
  ['a declined confirm', { kind: 'confirm', accept: false }, false],
])('takes %s as a word on every two of its records', async (_what, said, isOne) => {
  expect(await saidIn([{ ...said, records: RECORDS }])).toEqual([
    ['1', '2', isOne],
    ['1', '3', isOne],
    ['2', '3', isOne],
  ]);
});

it.each([
  ['a confirm of a value', { kind: 'confirm', accept: true, slot: 'phones.mobile' }],
  ['a declined value', { kind: 'confirm', accept: false, slot: 'phones.mobile' }],
  ['a confirm that says neither', { kind: 'confirm', accept: null, slot: null }],
  ['a pin', { kind: 'pin', accept: null, slot: 'phones.mobile' }],
  ['an unpin', { kind: 'unpin', slot: 'phones.mobile' }],
])('takes %s as no word on its records', async (_what, said) => {
  expect(await saidIn([{ ...said, records: RECORDS }])).toEqual([]);
});

it('gives the oldest first', async () => {
  const records = RECORDS.slice(1);
  const [split, confirm] = [
    { kind: 'split', records, decidedAt: 2 },
    { kind: 'confirm', accept: true, records, decidedAt: 1 },
  ];
  expect(await saidIn([split, confirm])).toEqual([
    ['2', '3', true],
    ['2', '3', false],
  ]);
});
