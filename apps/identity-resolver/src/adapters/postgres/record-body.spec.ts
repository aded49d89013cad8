import { observe } from '../../judgement/observe';
import { observed, person } from '../../testing/observed';
import { packBody, unpackIdentity, unpackSaid } from './record-body';

const setting = { cell: 'demo', country: 'US' };
const ada = person('Ada', 'Example', { email: 'ada@example.com', phone: '+14155550132' });

it('gives back the record that was packed, and its identity in the same order', () => {
  const first = observe(undefined, observed(['shopify-us/customer/1', 1], ada), setting).record;
  const cleared = [{ slot: 'phones.mobile', value: null } as const, { slot: 'preferredLanguage', value: 'en' } as const];
  const { record } = observe(first, observed(['shopify-us/customer/1', 2], cleared), setting);
  const { key, source, identity, claims, order } = record;
  const body = packBody(record);
  expect(unpackSaid(body)).toEqual({ order, claims });
  const read = unpackIdentity(body, { key, source, foundingId: identity.foundingId });
  expect(JSON.stringify(read)).toBe(JSON.stringify(identity));
});

it('says what many claims share once', () => {
  const { record } = observe(undefined, observed(['shopify-us/customer/1', 1], ada), setting);
  const body = JSON.parse(packBody(record).split('\n')[1] ?? '') as { orders: unknown[]; circumstances: unknown[]; claims: unknown[] };
  expect([body.orders.length, body.circumstances.length, body.claims.length]).toEqual([1, 1, 4]);
});
