import { hashOfValue } from '@trueup/governance';
import { baselineReport, type Figure } from './baseline-report';
import { factsOf, type CountedCustomer } from './facts-of';

const rule = { check: 'structure', countries: null } as const;
const ref = (system: string, id: string) => ({ system, type: 'row', id });
const member = (system: string, id: string, lifecycle: 'present' | 'deleted' = 'present') => ({ source: ref(system, id), lifecycle });

function golden(slot: CountedCustomer['values'][number]['slot'], value: CountedCustomer['values'][number]['value'], system = 'crm') {
  return { slot, key: '', context: '', state: 'value' as const, value, provenance: { source: ref(system, '1') } as never };
}

function customer(given: Partial<CountedCustomer>): CountedCustomer {
  return { kind: 'person', status: 'active', members: [], systems: [], values: [], ...given };
}

const count = (one: CountedCustomer, held: Record<string, Record<string, string>> = {}) =>
  factsOf(one, { rule, hashesOf: (key) => held[key] });

describe('what is counted of a customer', () => {
  it('is its records, those beyond the first in a system, and the systems that it is in', () => {
    const members = [member('crm', '1'), member('crm', '2'), member('erp', '3'), member('erp', '4', 'deleted')];
    expect(count(customer({ members }))).toEqual({
      ...{ 'customers||person': 1, 'records|crm|': 2, 'duplicates|crm|': 1, 'records|erp|': 1, 'shared|crm|erp': 1 },
    });
  });

  it('is a company that nobody else knows, and a system that should have it', () => {
    const systems = [
      { system: 'erp', state: 'wanted', primary: null },
      { system: 'crm', state: 'aligned', primary: ref('crm', '1') },
      { system: 'shop', state: 'notWanted', primary: null },
    ] as const;
    const facts = count(customer({ kind: 'organisation', members: [member('crm', '1')], systems }));
    expect(facts).toMatchObject({ 'alone|crm|': 1, 'unmatched|crm|organisation': 1, 'missing|erp|': 1 });
    expect(facts).not.toHaveProperty('missing|shop|');
  });

  it('is what its records hold that is not golden, or lack; not what they do not show', () => {
    const values = [golden('names.given', 'Ada'), golden('names.family', 'Example'), golden('birthDate', '1990-01-01')];
    const held = {
      'crm/row/1': { 'names.given##': hashOfValue('Ada'), 'names.family##': hashOfValue('Exampel'), 'birthDate##': '' },
      'erp/row/3': { 'names.given##': hashOfValue('A.') },
    };
    const facts = count(customer({ members: [member('crm', '1'), member('erp', '3')], values }), held);
    expect(facts).toMatchObject({ 'different|crm|names.family': 1, 'lacking|crm|birthDate': 1, 'different|erp|names.given': 1 });
    expect(Object.keys(facts).filter((key) => key.startsWith('different') || key.startsWith('lacking'))).toHaveLength(3);
  });

  it('is an address that cannot be delivered to, by the part at fault', () => {
    const address = { line1: '1 Example St', city: null, postalCode: 'X', country: 'US' } as never;
    expect(count(customer({ members: [member('crm', '1')], values: [golden('addresses.billing', address, 'erp')] }))).toMatchObject({
      'addressFault|erp|city': 1,
      'addressFault|erp|postalCode': 1,
    });
  });

  it('is nothing once it was merged away, or when its last record is gone', () => {
    expect(count(customer({ status: 'merged', members: [member('crm', '1')] }))).toEqual({});
    expect(count(customer({ members: [member('crm', '1', 'deleted')] }))).toEqual({});
  });
});

it('makes one report of the figures, a row for every system', () => {
  const figure = (...[name, system, detail, value]: [Figure['name'], string, string, number]): Figure => ({ name, system, detail, value });
  const report = baselineReport({
    at: 0,
    rows: [
      { system: 'crm', family: 'crm', vendor: 'file' },
      { system: 'erp', family: 'erp', vendor: 'file' },
    ],
    figures: [
      figure('customers', '', 'person', 5),
      figure('records', 'crm', '', 6),
      figure('duplicates', 'crm', '', 1),
      figure('shared', 'crm', 'erp', 2),
      figure('different', 'erp', 'names.given', 3),
      figure('lacking', 'erp', 'names.given', 0),
      figure('addressFault', 'erp', 'city', 1),
    ],
    parked: new Map([['erp', 4]]),
    reviews: { pair: 7 },
  });
  expect(report).toMatchObject({
    customers: { total: 5, person: 5, organisation: 0 },
    systems: [
      { system: 'crm', records: 6, duplicates: 1, parked: 0 },
      { system: 'erp', records: 0, parked: 4 },
    ],
    shared: [{ systems: ['crm', 'erp'], customers: 2 }],
    differences: [{ slot: 'names.given', system: 'erp', different: 3, lacking: 0 }],
    addressExceptions: [{ part: 'city', system: 'erp', addresses: 1 }],
    reviews: { pair: 7 },
  });
});
