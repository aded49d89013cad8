import { writeFileSync } from 'node:fs';
import { baselinePage } from './baseline-page';
import type { BaselineAnswer } from './baseline-answer';
import { baselineLines } from './report';

const none = { missing: 0, unmatchedCompanies: 0, parked: 0 };
const answer: BaselineAnswer = {
  at: '2026-01-02T03:04:05.000Z',
  customers: { total: 5_144, person: 4_600, organisation: 544, site: 0 },
  systems: [
    { ...none, system: 'crm', family: 'crm', vendor: 'file', records: 3_004, duplicates: 212, alone: 800, unmatchedCompanies: 61 },
    { ...none, system: 'shop <eu>', family: 'commerce', vendor: 'shopify', records: 5_107, duplicates: 640, alone: 1_900, parked: 3 },
    { ...none, system: 'erp', family: 'erp', vendor: 'netsuite', records: 1_889, duplicates: 90, alone: 700, missing: 1_204 },
  ],
  shared: [{ systems: ['crm', 'shop <eu>'], customers: 1_450 }],
  differences: [
    { slot: 'names.given', system: 'crm', different: 300, lacking: 2 },
    { slot: 'names.given', system: 'erp', different: 100, lacking: 0 },
    { slot: 'phones.mobile', system: 'erp', different: 10, lacking: 700 },
  ],
  addressExceptions: [{ part: 'postalCode', system: 'erp', addresses: 88 }],
  reviews: { pair: 40 },
};

it('shows day 0 as tables', () => {
  const lines = baselineLines(answer).join('\n');
  expect(lines).toContain('5,144 customers: 4,600 persons, 544 companies, 0 sites');
  expect(lines).toMatch(/erp +1,889 +90 +700 +1,204 +0 +0/);
  expect(lines.indexOf('phones.mobile')).toBeLessThan(lines.indexOf('names.given'));
});

it('shows day 0 as a page that needs nothing else, with a chart for each question', () => {
  const page = baselinePage(answer);
  if (process.env['BASELINE_PAGE']) writeFileSync(process.env['BASELINE_PAGE'], page);
  expect(page.match(/<svg /g)).toHaveLength(6);
  expect(page).not.toMatch(/<script|https?:\/\//);
  expect(page).toContain('shop &lt;eu&gt;');
  expect(page).not.toContain('shop <eu>');
});
