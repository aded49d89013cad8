import type { ParkRequest, Transaction } from '@trueup/event-bus';
import type { Refusal } from '../../judgement/verdict';
import { publishOutcome } from './publish-outcome';

const REFUSAL: Refusal = {
  source: { system: 'salesforce', type: 'Account', id: '4' },
  slot: 'relations.salesParent',
  key: 'customer-1',
  context: '',
  valueTime: 1,
  correlationId: 'c',
  customerId: 'customer-4',
  eventId: 'e',
};

function parked(refusal: Refusal): ParkRequest | undefined {
  const items: ParkRequest[] = [];
  const tx = { park: (item: ParkRequest) => items.push(item), publish: () => undefined } as unknown as Transaction;
  publishOutcome(tx, { golden: [], reviews: [], delivered: [], due: [], refusals: [refusal] }, []);
  return items[0];
}

it('parks a relation that closes a circle with who stands above whom', () => {
  const item = parked({ ...REFUSAL, via: ['customer-1', 'customer-2', 'customer-3', 'customer-4'] });
  expect([item?.code, item?.slot, item?.reason]).toEqual([
    'RELATION_CYCLE',
    'relations.salesParent#customer-1#',
    'salesforce/Account/4 puts customer customer-4 by relations.salesParent under customer-1, which stands under it itself via customer-2, customer-3; the relation was left out.',
  ]);
});

it('says so where a record is its own parent', () => {
  expect(parked({ ...REFUSAL, via: ['customer-4'] })?.reason).toContain('under customer-4, which is the same customer;');
});

it('parks any other value with who has no say', () => {
  expect(parked(REFUSAL)?.code).toBe('CONTRACT_REJECTS');
});
