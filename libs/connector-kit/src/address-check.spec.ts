import type { Address } from '@trueup/canonical-schema';
import { structureCheck } from './address-check';

const HOME: Address = {
  ...{ receiver: null, company: null, line1: '1 Example St', line2: null, line3: null, city: 'Springfield', region: 'IL' },
  ...{ postalCode: '62701', country: 'US', phone: null, language: null },
};

const check = structureCheck({ check: 'structure', countries: null });

describe('the address check', () => {
  it('passes an address that can be delivered to', async () => {
    expect(await check.problems(HOME)).toEqual([]);
    expect(await check.problems({ ...HOME, country: 'DE', postalCode: '10115', region: null })).toEqual([]);
  });

  it('passes a country without postal codes', async () => {
    expect(await check.problems({ ...HOME, country: 'AE', postalCode: null })).toEqual([]);
  });

  it.each([
    [{ postalCode: '10115-X' }, 'postalCode is none of US.'],
    [{ postalCode: null }, 'postalCode is none of US.'],
    [{ line1: ' ' }, 'line1 is missing.'],
    [{ country: 'XX' }, 'country is no ISO 3166-1 code.'],
    [{ country: null }, 'country is no ISO 3166-1 code.'],
  ])('says what is wrong and never the address itself: %j', async (part, problem) => {
    expect(await check.problems({ ...HOME, ...part })).toEqual([problem]);
  });

  it('needs an address', async () => {
    expect(await check.problems(null)).toEqual(['There is no address.']);
  });

  it('holds to the countries that are served, and can be switched off', async () => {
    expect(await structureCheck({ check: 'structure', countries: ['DE'] }).problems(HOME)).toEqual(['country US is not served.']);
    expect(await structureCheck({ check: 'none', countries: [] }).problems(null)).toEqual([]);
  });
});
