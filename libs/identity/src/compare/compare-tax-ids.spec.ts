import { normalise } from '../normalise/normalise';
import { claim, recordOf } from '../testing/person';
import { compareTaxIds } from './compare-tax-ids';

/** A person with these tax ids, each as `country|type` and number. */
function withIds(id: string, ...ids: readonly (readonly [string, string])[]) {
  const record = recordOf('crm', id, {});
  const claims = ids.flatMap(([key, number]) => claim('taxIds', number, key) ?? []);
  return normalise({ ...record, claims }, { cell: 'demo', country: null });
}

const levelOf = (key: string, one: string, other: string) => compareTaxIds(withIds('1', [key, one]), withIds('2', [key, other]));

it('tells apart numbers that differ by their letters alone', () => {
  expect(levelOf('IT|', 'RSSMRA80A01H501U', 'BNCLCU80A01H501Q')).toBe('differs');
  expect(levelOf('ES|', 'X1234567L', 'Y1234567X')).toBe('differs');
  expect(levelOf('ES|', 'A58818501', 'B58818501')).toBe('differs');
});

it('takes derived forms of one number for one', () => {
  expect(levelOf('FR|', '732829320', '73282932000074')).toBe('same');
  expect(levelOf('FR|', 'FR44732829320', '732 829 320')).toBe('same');
});

it('keeps the veto of two valid numbers, whatever a second pair of them slipped into', () => {
  const one = withIds('1', ['US|ein', '12-3456789'], ['FR|', '732829321']);
  const other = withIds('2', ['US|ein', '91-1144442'], ['FR|', '732829329']);
  expect(compareTaxIds(one, other)).toBe('differs');
});
