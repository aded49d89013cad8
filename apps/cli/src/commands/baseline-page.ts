import { count } from '../load-bar';
import { barChart, text, type Bar } from './bar-chart';
import { bySlot, type BaselineAnswer } from './baseline-answer';

const SLOTS_SHOWN = 20;

const STYLE = `
  :root { color-scheme: light; }
  body { font: 15px/1.5 system-ui, sans-serif; color: #1e293b; background: #f8fafc; margin: 0; }
  main { max-width: 900px; margin: 0 auto; padding: 32px 24px 64px; }
  h1 { font-size: 26px; margin: 0; } h2 { font-size: 18px; margin: 0 0 2px; }
  p { margin: 2px 0 12px; color: #475569; }
  section { background: #fff; border: 1px solid #e2e8f0; border-radius: 8px; padding: 20px 24px; margin-top: 20px; }
  .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 12px; margin-top: 20px; }
  .tile { background: #fff; border: 1px solid #e2e8f0; border-radius: 8px; padding: 12px 16px; }
  .tile b { display: block; font-size: 24px; font-variant-numeric: tabular-nums; } .tile span { color: #475569; }
  svg { width: 100%; height: auto; display: block; } svg text { font: 13px system-ui, sans-serif; fill: #1e293b; }
  .key { display: flex; gap: 16px; flex-wrap: wrap; color: #475569; font-size: 13px; margin-bottom: 8px; }
  .key i { display: inline-block; width: 11px; height: 11px; border-radius: 2px; margin-right: 6px; }
  table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
  th, td { text-align: right; padding: 5px 8px; border-bottom: 1px solid #e2e8f0; } th:first-child, td:first-child { text-align: left; }
  th { color: #475569; font-weight: 600; }`;

const BLUE = '#2563eb';
const GREY = '#94a3b8';
const AMBER = '#d97706';

/** Day 0 as one page that needs nothing else: no script, no network. */
export function baselinePage(answer: BaselineAnswer): string {
  const { at, customers, systems, shared, addressExceptions, reviews } = answer;
  const sum = (of: (system: BaselineAnswer['systems'][number]) => number) => systems.reduce((total, one) => total + of(one), 0);
  const open = Object.values(reviews).reduce((total, some) => total + some, 0);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Trueup: day 0</title><style>${STYLE}</style></head>
<body><main>
<h1>Day 0</h1><p>How the systems stood to each other on ${text(at.slice(0, 16).replace('T', ' '))} UTC. Nothing has been written for it.</p>
<div class="tiles">${[
    tile(
      sum(({ records }) => records),
      'records',
    ),
    tile(customers.total, 'customers'),
    tile(customers.organisation + customers.site, 'of them companies and sites'),
    tile(
      sum(({ duplicates }) => duplicates),
      'duplicates within a system',
    ),
    tile(open, 'reviews open'),
    tile(
      sum(({ parked }) => parked),
      'records parked',
    ),
  ].join('')}</div>
${section(
  'Records by system',
  'Linked records are of customers that another system has too; duplicates are further records of one customer.',
  [
    key([
      ['linked', BLUE],
      ['in this system only', GREY],
      ['duplicates', AMBER],
    ]),
    barChart(systems.map(recordBar), 'Records by system'),
  ],
)}
${section('Customers that two systems share', 'Where one is changed, the other one is a candidate for the same change.', [
  barChart(
    shared.map(({ systems: pair, customers: some }) => ({
      label: pair.join(' + '),
      parts: [{ value: some, colour: BLUE, name: 'customers' }],
    })),
    'Customers in two systems',
  ),
])}
${section(
  'Differences by attribute',
  'Records that hold another value than the golden one, and records that hold none where there is one.',
  [
    key([
      ['different', AMBER],
      ['lacking', GREY],
    ]),
    barChart(bySlot(answer).slice(0, SLOTS_SHOWN).map(differenceBar), 'Differences by attribute'),
  ],
)}
${section('Missing ids', 'Customers that should have a record in a system, by the rules for creating them, and have none.', [
  barChart(
    single(systems, ({ missing }) => missing),
    'Missing ids by system',
  ),
])}
${section('Unmatched companies', 'Companies and sites that are in one system only.', [
  barChart(
    single(systems, ({ unmatchedCompanies }) => unmatchedCompanies),
    'Unmatched companies by system',
  ),
])}
${section('Address exceptions', 'Golden addresses that cannot be delivered to, by the part at fault and the system that they come from.', [
  barChart(
    addressExceptions.map(({ part, system, addresses }) => ({
      label: `${part}, ${system}`,
      parts: [{ value: addresses, colour: AMBER, name: 'addresses' }],
    })),
    'Address exceptions',
  ),
])}
${section('Figures', 'The same in numbers.', [figures(answer)])}
</main></body></html>
`;
}

function tile(value: number, name: string): string {
  return `<div class="tile"><b>${count(value)}</b><span>${text(name)}</span></div>`;
}

function section(title: string, about: string, content: readonly string[]): string {
  return `<section><h2>${text(title)}</h2><p>${text(about)}</p>${content.join('')}</section>`;
}

function key(entries: readonly (readonly [string, string])[]): string {
  return `<div class="key">${entries.map(([name, colour]) => `<span><i style="background:${colour}"></i>${text(name)}</span>`).join('')}</div>`;
}

function recordBar({ system, records, duplicates, alone }: BaselineAnswer['systems'][number]): Bar {
  // A duplicate may be of a customer that no other system has.
  const only = Math.max(0, alone - duplicates);
  const parts = [
    { value: Math.max(0, records - duplicates - only), colour: BLUE, name: 'linked' },
    { value: only, colour: GREY, name: 'in this system only' },
    { value: duplicates, colour: AMBER, name: 'duplicates' },
  ];
  return { label: system, parts };
}

function differenceBar({ slot, different, lacking }: ReturnType<typeof bySlot>[number]): Bar {
  return {
    label: slot,
    parts: [
      { value: different, colour: AMBER, name: 'different' },
      { value: lacking, colour: GREY, name: 'lacking' },
    ],
  };
}

function single(systems: BaselineAnswer['systems'], of: (system: BaselineAnswer['systems'][number]) => number): Bar[] {
  return systems.map((one) => ({ label: one.system, parts: [{ value: of(one), colour: BLUE, name: one.system }] }));
}

function figures({ systems }: BaselineAnswer): string {
  const head = ['System', 'Records', 'Duplicates', 'Alone', 'Missing ids', 'Unmatched companies', 'Parked'];
  const rows = systems.map((one) => [one.records, one.duplicates, one.alone, one.missing, one.unmatchedCompanies, one.parked].map(count));
  const body = rows.map(
    (cells, index) => `<tr><td>${text(systems[index]?.system ?? '')}</td>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`,
  );
  return `<table><thead><tr>${head.map((name) => `<th>${name}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}
