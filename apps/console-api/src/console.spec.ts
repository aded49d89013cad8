import { decodeCursor, encodeCursor, pageSize } from './routes/cursor';
import { displayName, lookupValue } from './projections/lookup-values';
import { lastByKey } from './projections/rows';
import { correlationsOf } from './projections/trace';

it('gives back what a cursor held and refuses anything else', () => {
  expect(decodeCursor(encodeCursor([5, 'a']))).toEqual([5, 'a']);
  expect(() => decodeCursor('nonsense')).toThrow('Use the value of next as it was given');
});

it.each(['0', '201', 'x', '1.5'])('refuses a page of %s', (limit) => {
  expect(() => pageSize(limit)).toThrow('whole number from 1 to 200');
});

it('finds phones by their digits and e-mails whatever their case', () => {
  expect(lookupValue('phone', '+1 (212) 555-0101')).toBe('12125550101');
  expect(lookupValue('email', ' Ada@Example.com ')).toBe('ada@example.com');
});

it('shows a person by given and family name where there is no display name', () => {
  const name = (type: string, value: string) => ({ type, value }) as never;
  expect(displayName({ names: [name('family', 'Winters'), name('given', 'Ada')] })).toBe('Ada Winters');
  expect(displayName({ names: [] })).toBeNull();
});

it('keeps the last of the rows that share a key', () => {
  expect(
    lastByKey(
      [
        { k: 'a', v: 1 },
        { k: 'b', v: 2 },
        { k: 'a', v: 3 },
      ],
      ({ k }) => k,
    ),
  ).toEqual([
    { k: 'a', v: 3 },
    { k: 'b', v: 2 },
  ]);
});

it('follows every change that a delivery settles and every notice that was read together', () => {
  const meta = { correlationId: 'c1' };
  const delivered = { event: { meta, settles: ['c2', 'c1'] } as never, topic: 'customer.delivered.v1', headers: {} };
  expect(correlationsOf(delivered)).toEqual(['c1', 'c2']);
  const record = { event: { meta, headers: { 'trueup-correlations': 'c1,c3' } } as never, topic: 'customer.raw.shop.v1', headers: {} };
  expect(correlationsOf(record)).toEqual(['c1', 'c3']);
});
