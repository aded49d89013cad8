import { MemoryResolver } from '../testing/memory-resolver';
import { decided, observed, person, type Said } from '../testing/observed';

const FIRST = 'netsuite-us/customer/1';
const SECOND = 'netsuite-us/customer/2';
const CONTACT = 'salesforce/Contact/3';
const account = (number: string, status = 'active'): Said[] => [
  { slot: 'erpAccount.number', key: 'netsuite-us|us|', value: number },
  { slot: 'erpAccount.memberStatus', key: 'netsuite-us|us|', value: status },
];
const EMAIL = { email: 'ada@example.com' };
const PHONE = { phone: '+14155550132' };

let resolver: MemoryResolver;
const customers = () => new Set([FIRST, SECOND, CONTACT].map((key) => resolver.shelf.records.get(key)?.link?.customerId)).size;
const open = () => [...resolver.shelf.reviews.values()].filter(({ status }) => status === 'open').map(({ kind }) => kind);

/** Two accounts of one name, and a contact that has the e-mail of the one and the number of the other. */
async function tell(...statuses: readonly [string, string]) {
  resolver = new MemoryResolver();
  await resolver.observe(observed([FIRST, 1], [...person('Ada', 'Example', EMAIL), ...account('100', statuses[0])]));
  await resolver.observe(observed([SECOND, 2], [...person('Ada', 'Example', PHONE), ...account('200', statuses[1])]));
  await resolver.observe(observed([CONTACT, 3], person('Ada', 'Example', { ...EMAIL, ...PHONE })));
}

it('holds two active accounts of one legal entity and sales area that only a third record brings together, and asks', async () => {
  await tell('active', 'active');
  expect([customers(), open()]).toEqual([2, ['heldJoin']]);
});

it('joins them as soon as one of the two is closed', async () => {
  await tell('active', 'inactive');
  expect([customers(), open()]).toEqual([1, []]);
  await tell('active', 'active');
  await resolver.observe(observed([SECOND, 4], account('200', 'inactive')));
  expect([customers(), open()]).toEqual([1, []]);
});

it('joins them where a steward says so', async () => {
  await tell('active', 'active');
  await resolver.decide(decided('link', [FIRST, SECOND]));
  expect([customers(), open()]).toEqual([1, []]);
});
