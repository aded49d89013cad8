import { sourceRef, type CustomerObserved } from '@trueup/canonical-schema';
import fc from 'fast-check';
import { organisation, relation, site, type Company } from './company';
import { decided, metaOf, observed, person, type Said } from './observed';
import type { Step } from './story';

const ORGANISATIONS = ['shopify-eu/company/1', 'salesforce/Account/2', 'salesforce/Account/3', 'netsuite-de/customer/4'] as const;
const SITES = ['shopify-eu/companyLocation/5', 'netsuite-de/customer/6', 'salesforce/Account/7'] as const;
const PEOPLE = ['shopify-eu/customer/8', 'salesforce/Contact/9'] as const;
const COMPANIES = [...ORGANISATIONS, ...SITES];
const RECORDS = [...COMPANIES, ...PEOPLE];
const TAX_IDS = ['DE136695976', 'DE129273398'];

const place = fc.constantFrom<Partial<Company>>(
  { street: 'Musterweg 1', postalCode: '10115', city: 'Berlin' },
  { postalCode: '10115', city: 'Berlin' },
  {},
);
const above = fc.option(fc.constantFrom(...COMPANIES), { nil: undefined });

const company = fc
  .record({
    name: fc.constantFrom('Example GmbH', 'Example GmbH', 'Example', 'Example AG', 'Example GmbH – Filiale Berlin', ''),
    taxId: fc.constantFrom('', '', ...TAX_IDS),
    email: fc.constantFrom('office@example.com', ''),
    place,
    salesParent: above,
    billingParent: above,
  })
  .map(({ place: where, ...rest }): Company => ({ ...rest, ...where }));

const branch = fc
  .record({
    name: fc.constantFrom('Berlin', 'Berlin', 'Filiale Berlin', 'Lager', ''),
    place,
    organisation: fc.constantFrom(...ORGANISATIONS),
  })
  .map(({ place: where, ...rest }): Company => ({ ...rest, ...where }));

const buyer = fc
  .record({
    given: fc.constantFrom('Ada', 'Carl'),
    party: fc.constantFrom(...COMPANIES),
    role: fc.constantFrom('buyer', 'approver'),
    active: fc.boolean(),
  })
  .map(({ given, party, role, active }): Said[] => [
    ...person(given, 'Example', { email: 'ada@example.com' }),
    relation(role, party, active),
    { slot: 'phones.mobile', value: '+14155550132', over: { context: `business:${party}` } },
  ]);

type Telling = (at: readonly [key: string, version: number], over: Partial<CustomerObserved>) => CustomerObserved;

const telling: fc.Arbitrary<readonly [string, Telling]> = fc.oneof(
  fc.tuple(
    fc.constantFrom(...ORGANISATIONS),
    company.map(
      (what): Telling =>
        (at, over) =>
          organisation(at, what, over),
    ),
  ),
  fc.tuple(
    fc.constantFrom(...SITES),
    branch.map(
      (what): Telling =>
        (at, over) =>
          site(at, what, over),
    ),
  ),
  fc.tuple(
    fc.constantFrom(...PEOPLE),
    buyer.map(
      (said): Telling =>
        (at, over) =>
          observed(at, said, over),
    ),
  ),
);

const standing = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Partial<CustomerObserved>>({}) },
  { weight: 1, arbitrary: fc.constant<Partial<CustomerObserved>>({ lifecycle: 'deleted' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...RECORDS).map((into): Partial<CustomerObserved> => ({ lifecycle: 'merged', mergedInto: sourceRef(into) })),
  },
);

/** Random companies with parents, branches and buyers in several systems: observed, updated, deleted, merged, loaded, decided upon. */
export const companyStory = fc
  .record({
    tellings: fc.array(fc.tuple(telling, standing), { minLength: 2, maxLength: 14 }),
    decisions: fc.array(
      fc.tuple(fc.constantFrom('link', 'neverLink', 'split'), fc.constantFrom(...ORGANISATIONS), fc.constantFrom(...ORGANISATIONS)),
      {
        maxLength: 2,
      },
    ),
  })
  .map(({ tellings, decisions }): Step[] => [
    ...tellings.map(([[key, tell], lifecycle], at): Step => {
      const meta = metaOf(`o${at}`, 1_000 + at * 10);
      return { observed: tell([key, at + 1], { ...lifecycle, meta, baseline: at % 5 === 4 }) };
    }),
    ...decisions.map(([kind, one, other]): Step => ({ decided: decided(kind, [one, other]) })),
  ]);
