import { claim, inputOf, member, snapshotOf } from '../testing/customer';
import { addressAt } from '../testing/values';
import { fitsCanary } from './index';

const BILLING = { slot: 'addresses.billing', key: '', context: 'private' } as const;
const golden = snapshotOf(inputOf([member('shopify-eu', [claim(BILLING, addressAt(1), { at: 1 })])]));

it('a canary writes whoever fits all that its filter says, and nobody where it says nothing', () => {
  expect(fitsCanary({ countries: ['DE'], brands: ['eu'], kinds: ['person'] }, golden)).toBe(true);
  expect(fitsCanary({ countries: ['DE'], brands: ['us'] }, golden)).toBe(false);
  expect(fitsCanary({ kinds: ['organisation', 'site'] }, golden)).toBe(false);
  expect(fitsCanary({}, golden)).toBe(false);
});

it('a canary knows a customer under all of its ids', () => {
  expect(fitsCanary({ customers: ['c0'] }, { ...golden, aliases: ['c0'] })).toBe(true);
  expect(fitsCanary({ customers: ['c0'] }, golden)).toBe(false);
});

it('a share is about that share of customers, always the same ones', () => {
  const among = Array.from({ length: 1_000 }, (_, index) => ({ ...golden, customerId: `customer-${index}` }));
  const chosen = among.filter((one) => fitsCanary({ share: 0.2 }, one));
  expect(chosen.length).toBeGreaterThan(150);
  expect(chosen.length).toBeLessThan(250);
  expect(among.filter((one) => fitsCanary({ share: 0.2 }, one))).toEqual(chosen);
});
