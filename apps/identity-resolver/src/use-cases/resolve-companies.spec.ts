import { sourceRef, type CustomerGoldenChanged } from '@trueup/canonical-schema';
import { customerIdOf } from '@trueup/identity';
import { organisation, relation, site } from '../testing/company';
import { MemoryResolver } from '../testing/memory-resolver';
import { decided, observed, person } from '../testing/observed';

const COMPANY = 'shopify-eu/company/1';
const ACCOUNT = 'salesforce/Account/2';
const LOCATION = 'shopify-eu/companyLocation/3';
const BRANCH = 'netsuite-de/customer/4';
const CONTACT = 'salesforce/Contact/5';
const BUYER = 'shopify-eu/customer/6';
const PLACE = { street: 'Musterweg 1', postalCode: '10115', city: 'Berlin' };
const EXAMPLE = { name: 'Example GmbH', ...PLACE };
const idOf = (key: string) => customerIdOf('demo', sourceRef(key));

let resolver: MemoryResolver;
beforeEach(() => {
  resolver = new MemoryResolver();
});
const holder = (key: string) => resolver.shelf.records.get(key)?.link?.customerId;
const golden = (key: string) => resolver.shelf.customers.get(holder(key) ?? '')?.snapshot as CustomerGoldenChanged;
const partiesIn = (key: string) =>
  golden(key)
    .relations.map(({ type, party }) => `${type} ${party}`)
    .sort();

it('makes one organisation of a shop’s company and an account, and one relation of what both say about a buyer', async () => {
  await resolver.observe(organisation([COMPANY, 1], EXAMPLE));
  await resolver.observe(observed([BUYER, 2], [...person('Ada', 'Example', { email: 'ada@example.com' }), relation('buyer', COMPANY)]));
  await resolver.observe(observed([CONTACT, 3], [...person('Ada', 'Example', { email: 'ada@example.com' }), relation('buyer', ACCOUNT)]));
  expect(partiesIn(BUYER)).toEqual([`buyer ${idOf(ACCOUNT)}`, `buyer ${idOf(COMPANY)}`].sort());
  const { golden: told } = await resolver.observe(organisation([ACCOUNT, 4], EXAMPLE));
  expect(holder(ACCOUNT)).toBe(idOf(COMPANY));
  expect(partiesIn(BUYER)).toEqual([`buyer ${idOf(COMPANY)}`]);
  expect(told.map(({ customerId }) => customerId).sort()).toEqual([idOf(COMPANY), idOf(BUYER)].sort());
});

it('brings the contact points for one employer into one context, where owners compete, and leaves the private ones alone', async () => {
  const mobile = (value: string, context: string) => ({ slot: 'phones.mobile', value, over: { context } }) as const;
  const ada = person('Ada', 'Example', { email: 'ada@example.com' });
  await resolver.observe(organisation([COMPANY, 1], EXAMPLE), organisation([ACCOUNT, 2], EXAMPLE));
  await resolver.observe(
    observed([BUYER, 3], [...ada, mobile('+14155550132', 'private'), mobile('+14155550133', `business:${COMPANY}`)]),
    observed([CONTACT, 4], [...ada, mobile('+14155550134', `business:${ACCOUNT}`)]),
  );
  expect(golden(BUYER).phones.map(({ context, value }) => [context, value])).toEqual([
    [`business:${idOf(COMPANY)}`, '+14155550134'],
    ['private', '+14155550132'],
  ]);
});

it('lets a pin about an employer follow the employer', async () => {
  const said = [
    ...person('Ada', 'Example'),
    { slot: 'phones.mobile', value: '+14155550134', over: { context: `business:${ACCOUNT}` } } as const,
  ];
  await resolver.observe(
    organisation([COMPANY, 1], EXAMPLE),
    organisation([ACCOUNT, 2], { name: 'Sample AG' }),
    observed([CONTACT, 3], said),
  );
  const place = { slot: 'phones.mobile', context: `business:${idOf(ACCOUNT)}`, value: '"+14155550199"' };
  await resolver.decide(decided('pin', [CONTACT], place));
  const { golden: told } = await resolver.decide(decided('link', [COMPANY, ACCOUNT]));
  expect(told.map(({ customerId }) => customerId)).toContain(idOf(CONTACT));
  expect(golden(CONTACT).phones.map(({ context, value }) => [context, value])).toEqual([[`business:${idOf(COMPANY)}`, '+14155550199']]);
});

it('takes relations back when an organisation is split', async () => {
  await resolver.observe(organisation([COMPANY, 1], EXAMPLE), organisation([ACCOUNT, 2], EXAMPLE));
  await resolver.observe(observed([CONTACT, 3], [...person('Ada', 'Example'), relation('buyer', ACCOUNT)]));
  expect(partiesIn(CONTACT)).toEqual([`buyer ${idOf(COMPANY)}`]);
  await resolver.decide(decided('split', [COMPANY, ACCOUNT]));
  expect(partiesIn(CONTACT)).toEqual([`buyer ${idOf(ACCOUNT)}`]);
});

it('joins two sites once their organisations turn out to be one, and parts them again', async () => {
  await resolver.observe(site([LOCATION, 1], { name: 'Berlin', ...PLACE, organisation: COMPANY }));
  await resolver.observe(site([BRANCH, 2], { name: 'Berlin', ...PLACE, organisation: ACCOUNT }));
  await resolver.observe(organisation([COMPANY, 3], EXAMPLE));
  expect(holder(BRANCH)).toBe(idOf(BRANCH));
  await resolver.observe(organisation([ACCOUNT, 4], EXAMPLE));
  expect(holder(BRANCH)).toBe(idOf(LOCATION));
  expect(partiesIn(BRANCH)).toEqual([`organisation ${idOf(COMPANY)}`]);
  await resolver.decide(decided('neverLink', [COMPANY, ACCOUNT]));
  expect(holder(BRANCH)).toBe(idOf(BRANCH));
});

it('never makes one of an organisation and its site, nor of two branches', async () => {
  const erp = { ...EXAMPLE, taxId: 'DE136695976' };
  await resolver.observe(organisation([ACCOUNT, 1], erp));
  await resolver.observe(site([BRANCH, 2], { ...erp, organisation: ACCOUNT }));
  await resolver.observe(organisation(['netsuite-de/customer/8', 3], { ...erp, name: 'Example GmbH – Filiale Berlin' }));
  await resolver.observe(organisation(['netsuite-us/customer/9', 4], { ...erp, name: 'Example GmbH – Filiale Potsdam', street: 'Ring 2' }));
  expect(new Set([...resolver.shelf.records.values()].map(({ link }) => link?.customerId)).size).toBe(4);
});

it('keeps colleagues apart who share phone, address and domain', async () => {
  const work = (email: string) => [
    { slot: 'emails.contact', value: email, over: { context: `business:${ACCOUNT}` } } as const,
    { slot: 'phones.main', value: '+14155550100', over: { context: `business:${ACCOUNT}` } } as const,
  ];
  await resolver.observe(organisation([ACCOUNT, 1], EXAMPLE));
  await resolver.observe(observed([CONTACT, 2], [...person('Ada', 'Example'), ...work('ada@example.com')]));
  const { reviews } = await resolver.observe(observed([BUYER, 3], [...person('Carl', 'Example'), ...work('carl@example.com')]));
  expect([holder(BUYER), reviews]).toEqual([idOf(BUYER), []]);
});

it('follows four rungs of parents and refuses the one that would close the circle, whichever came last', async () => {
  const account = (rung: number) => `salesforce/Account/r${rung}`;
  const rung = (at: number, above: number, version: number) =>
    organisation([account(at), version], { name: `Rung ${at} GmbH`, salesParent: account(above) });
  await resolver.observe(rung(4, 1, 9));
  await resolver.observe(rung(3, 4, 4));
  await resolver.observe(rung(1, 2, 2));
  expect(partiesIn(account(4))).toEqual([`salesParent ${idOf(account(1))}`]);
  const { refusals, golden: told } = await resolver.observe(rung(2, 3, 3));
  expect(told.map(({ customerId }) => customerId).sort()).toEqual([idOf(account(2)), idOf(account(4))].sort());
  expect(refusals).toEqual([
    expect.objectContaining({
      source: sourceRef(account(4)),
      slot: 'relations.salesParent',
      key: idOf(account(1)),
      via: [1, 2, 3, 4].map((at) => idOf(account(at))),
    }),
  ]);
  expect([partiesIn(account(4)), partiesIn(account(1)), partiesIn(account(3))]).toEqual([
    [],
    [`salesParent ${idOf(account(2))}`],
    [`salesParent ${idOf(account(4))}`],
  ]);
  expect((await resolver.observe(rung(4, 1, 9))).refusals).toEqual([]);
  const opened = await resolver.observe(organisation([account(2), 12], { name: 'Rung 2 GmbH', salesParent: account(9) }));
  expect(opened.golden.map(({ customerId }) => customerId).sort()).toEqual([idOf(account(2)), idOf(account(4))].sort());
  expect(partiesIn(account(4))).toEqual([`salesParent ${idOf(account(1))}`]);
});
