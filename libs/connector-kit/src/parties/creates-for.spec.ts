import { slotId, type CustomerGoldenChanged, type SlotAddress, type SlotValue } from '@trueup/canonical-schema';
import { UNSEEN, type HeldRecord } from '../held/held-record';
import { goldenPerson } from '../testing/golden';
import { withSlots } from '../testing/golden-slots';
import { systemRow } from '../testing/system-row';
import { createsFor, type ThereAlready } from './creates-for';
import type { Party } from './parties';

const row = systemRow({ system: 'erp-one', family: 'erp', createContactsWhen: 'related', createCompaniesWhen: 'always' });
const systems = { cell: 'test', addressCheck: { check: 'none', countries: null }, systems: [row] } as const;
const NOBODY: ThereAlready = { present: [], gone: [], parties: new Map() };
const active: SlotValue = { active: true, title: null };

function held(claims: readonly (SlotAddress & { readonly value: SlotValue | null })[]): HeldRecord {
  const rest = { state: 'value', valueTime: 1, timeQuality: 'diff', origin: 'source', verification: 'UNKNOWN', partId: null } as const;
  const kept = claims.map((claim) => ({ ...claim, ...rest, writtenAs: null, unseen: false, flippedAt: [] }));
  return { ...UNSEEN, lifecycle: 'present', slots: new Map(kept.map((claim) => [slotId(claim), claim])) };
}

function person(state: 'wanted' | 'aligned' | 'notWanted', ...companies: readonly string[]): CustomerGoldenChanged {
  const golden = goldenPerson({
    customerId: 'c-1',
    version: 1,
    values: { 'emails.contact': 'ada@example.com' },
    systems: { 'erp-one': state },
  });
  return withSlots(
    golden,
    companies.map((key) => ({ slot: 'relations.buyer', key, context: '', value: active })),
  );
}

const company = (id: string, whole: string): Party => ({ records: id === '' ? [] : [{ type: 'customer', id }], whole });
const creates = (golden: CustomerGoldenChanged, there: Partial<ThereAlready> = {}) =>
  createsFor(golden, { row, systems }, { ...NOBODY, ...there });
const email = (context: string) => ({ slot: 'emails.contact', key: '', context, value: 'ada@example.com' }) as const;

it('makes one private record, and a contact at each company that has a record', () => {
  const parties = new Map([
    ['acme', company('7', 'acme')],
    ['globex', company('8', 'globex')],
  ]);
  expect(creates(person('wanted', 'acme', 'globex'), { parties }).now).toEqual([
    { context: 'private', place: null },
    { context: 'business:acme', place: { type: 'customer', id: '7' } },
    { context: 'business:globex', place: { type: 'customer', id: '8' } },
  ]);
});

it('waits for a company that has no record yet', () => {
  expect(creates(person('wanted', 'acme'), { parties: new Map([['acme', company('', 'acme')]]) })).toEqual({
    now: [{ context: 'private', place: null }],
    waitFor: ['acme'],
  });
});

it('makes no second contact at a company or its sites, known by what it says there or by its role', () => {
  const parties = new Map([
    ['acme-berlin', company('9', 'acme')],
    ['acme', company('7', 'acme')],
  ]);
  const there = [held([email('private')]), held([email('business:erp-one/customer/9')])];
  expect(creates(person('aligned', 'acme'), { parties, present: there }).now).toEqual([]);
  const byRole = held([email('private'), { slot: 'relations.approver', key: 'erp-one/customer/7', context: '', value: active }]);
  expect(creates(person('aligned', 'acme-berlin'), { parties, present: [byRole] }).now).toEqual([]);
  const left = held([email('private'), { slot: 'relations.approver', key: 'erp-one/customer/7', context: '', value: null }]);
  expect(creates(person('aligned', 'acme-berlin'), { parties, present: [left] }).now).toHaveLength(1);
});

it('makes nothing anew for a contact that is gone, nor where the system is not to have the customer', () => {
  const parties = new Map([['acme', company('7', 'acme')]]);
  const there = { parties, present: [held([email('private')])], gone: [held([email('business:erp-one/customer/7')])] };
  expect(creates(person('aligned', 'acme'), there).now).toEqual([]);
  expect(creates(person('notWanted', 'acme'), { parties }).now).toEqual([]);
});

it('makes a site at the record of its organisation, once that is there', () => {
  const relation = { slot: 'relations.organisation', key: 'acme', context: '', value: active } as const;
  const site: CustomerGoldenChanged = { ...withSlots(person('wanted'), [relation]), kind: 'site' };
  expect(creates(site, { parties: new Map([['acme', company('7', 'acme')]]) }).now).toEqual([
    { context: 'private', place: { type: 'customer', id: '7' } },
  ]);
  expect(creates(site, { parties: new Map([['acme', company('', 'acme')]]) })).toEqual({ now: [], waitFor: ['acme'] });
});
