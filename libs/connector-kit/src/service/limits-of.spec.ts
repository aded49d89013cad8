import { limitsOf } from './limits-of';

const vendor = { unit: 'points', concurrency: 8, batchSize: 10, perSecond: 100, maximum: 2_000 };

it('takes the limits that a row names, the rate in the unit of the vendor, and the others of the vendor', () => {
  const row = { system: 'shop-one', limits: { pointsPerSecond: 500, concurrency: 2 } };
  expect(limitsOf(vendor, row)).toEqual({ ...vendor, perSecond: 500, concurrency: 2 });
});

it('refuses a limit that nothing would hold to', () => {
  expect(() => limitsOf(vendor, { system: 'shop-one', limits: { callsPerDay: 10 } })).toThrow(/callsPerDay of shop-one.*pointsPerSecond/);
});
