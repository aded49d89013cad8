import { states, waiting } from './backlog';
import { summarise, summaryLines } from './summary';
import { table } from './table';

const PAGE = `# HELP trueup_backlog Rows that wait.
trueup_backlog{system="netsuite-us",lane="checkout"} 2
trueup_backlog{system="netsuite-us",lane="fetch"} 1
trueup_outbox_rows 3
trueup_state{system="netsuite-us",state="ok"} 0
trueup_state{system="netsuite-us",state="down"} 1
process_cpu_seconds_total 5
`;

it('reads from metrics what waits and which state a system is in', () => {
  expect(waiting(PAGE)).toEqual([
    { system: 'netsuite-us', value: 2 },
    { system: 'netsuite-us', value: 1 },
    { system: undefined, value: 3 },
  ]);
  expect(states(PAGE)).toEqual([['netsuite-us', 'down']]);
});

it('sets rows in columns as wide as their widest cell, numbers at the right', () => {
  expect(
    table([
      ['system', 'records'],
      ['shop', 7],
    ]),
  ).toEqual(['system  records', 'shop          7']);
});

const FIGURES = {
  systems: {
    shop: {
      ...{ family: 'commerce', vendor: 'shopify', mode: 'write', records: 2, observed: 3, created: 0, updated: 1 },
      ...{ unchanged: 0, absorbedEchoes: 4, refused: 0, superseded: 0, planned: 0, parked: 0 },
    },
  },
  ...{ observed: 3, goldenCustomers: 2, links: 1, reviews: 1, parked: 0, duplicatesCreated: 0, lastEventAt: 5 },
};

const DAY_ZERO = { baseline: { records: 2 }, plan: [] };

it('gives the summary every figure that a program may rely on', () => {
  const changes = { p50: 200, p95: 400, samples: 200, lost: 0 };
  const summary = summarise({
    converged: true,
    why: 'every system agrees',
    seconds: 12,
    figures: FIGURES,
    changes,
    residentMiB: { 'console-api': 150 },
    ...DAY_ZERO,
  });
  expect(summary).toEqual({
    ...{ converged: true, why: 'every system agrees', seconds: 12, residentMiB: { 'console-api': 150 }, ...DAY_ZERO },
    systems: { shop: { records: 2, created: 0, updated: 1, absorbedEchoes: 4 } },
    ...{ observed: 3, goldenCustomers: 2, links: 1, reviews: 1, parked: 0, duplicatesCreated: 0, changeToDeliveredMs: changes },
  });
});

it('says in the summary why it has not converged, and how many changes were lost', () => {
  const changes = { p50: 200, p95: 400, samples: 198, lost: 2 };
  const summary = summarise({
    converged: false,
    why: '3 for shop waiting',
    seconds: 120,
    figures: FIGURES,
    changes,
    residentMiB: {},
    ...DAY_ZERO,
  });
  expect(summaryLines(summary).join('\n')).toContain('Not converged: 3 for shop waiting.');
  expect(summaryLines(summary).join('\n')).toContain('2 LOST');
});
