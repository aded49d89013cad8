import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allOurWritesSince, markJournals } from '../support/journals';
import { quiet } from '../support/quiet';
import { trueup, trueupDone } from '../support/trueup';

jest.setTimeout(900_000);

const data = join(__dirname, '..', '..', 'bench', 'identity', 'data');
const FILE = join(data, 'retail_dev_10000.csv');
const COLUMNS = join(data, 'retail_dev_10000.columns.yaml');
const FROM_FILES = ['crm', 'commerce', 'erp'];

it('takes in every row of a file of ten thousand customers, or parks it', async () => {
  const before = await quiet({ withinMs: 240_000 });
  const mark = await markJournals();
  const answer = JSON.parse(await trueupDone('--json', 'load', FILE, '--columns', COLUMNS)) as {
    rows: number;
    accepted: number;
    bad: number;
  };
  expect(answer).toMatchObject({ rows: 10_000, accepted: 10_000 - answer.bad });
  const after = await quiet({ withinMs: 600_000 });
  const records = FROM_FILES.reduce((sum, system) => sum + (after.systems[system]?.records ?? 0), 0);
  expect(records + after.parked - before.parked).toBe(10_000);
  const customers = after.goldenCustomers - before.goldenCustomers;
  expect(customers).toBeGreaterThan(4_000);
  expect(customers).toBeLessThan(10_000);
  expect(await allOurWritesSince(mark)).toEqual({});
});

it('shows day 0: records, duplicates and differences, as text and as a page', async () => {
  const report = JSON.parse(await trueupDone('--json', 'report', 'baseline')) as Record<string, unknown>;
  expect(JSON.stringify(report)).toContain('crm');
  const page = join(data, '..', '..', '..', '.trueup', 'test', 'baseline.html');
  await trueupDone('report', 'baseline', '--html', page);
  expect(readFileSync(page, 'utf8')).toContain('<svg');
});

it('refuses a file that cannot be read in one line that says what and where', async () => {
  const { code, stderr } = await trueup('load', join(data, 'README.md'), '--columns', COLUMNS);
  expect(code).toBe(2);
  expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
});
