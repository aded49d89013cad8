import { slotId, type Slot, type SlotValue } from '@trueup/canonical-schema';
import { accountsOf } from './accounts';
import { keepClaims } from './keep-claims';

const ERP = { system: 'erp', type: 'customer', id: '1' };
const US = 'erp|us|retail|';
const ORDER = { sourceVersion: '1', sourceTime: null, fetchSequence: 1, receivedAt: 1, eventId: '1' };

/** The accounts of a record that says this, each by slot and key. */
function accounts(said: readonly (readonly [slot: Slot, key: string, value: SlotValue])[], source = ERP) {
  const about = { timeQuality: 'diff', origin: 'source', verification: 'unverified', partId: null } as const;
  const claims = said.map(([slot, key, value]) => ({
    ...{
      slot,
      key,
      context: '',
      state: 'value' as const,
      value,
      valueTime: 1,
      correlationId: slotId({ slot, key, context: '' }),
      receivedAt: 1,
    },
    ...about,
  }));
  return accountsOf({ claims: keepClaims({}, claims, ORDER), source });
}

it('names an account by its legal entity, sales area and each of its roles', () => {
  expect(
    accounts([
      ['erpAccount.number', US, '100'],
      ['erpAccount.partnerRoles', US, ['soldTo', 'payer']],
    ]),
  ).toEqual(['erp|us|retail|soldTo', 'erp|us|retail|payer']);
  expect(accounts([['erpAccount.number', US, '100']])).toEqual(['erp|us|retail']);
});

it.each<[string, Slot, string]>([
  ['inactive', 'erpAccount.memberStatus', 'inactive'],
  ['a lead', 'erpAccount.stage', 'Lead'],
  ['a prospect', 'erpAccount.stage', 'Prospect'],
])('counts no account that is %s', (_, slot, value) => {
  expect(
    accounts([
      ['erpAccount.number', US, '100'],
      [slot, US, value],
    ]),
  ).toEqual([]);
});

it('counts no account of another system that the record merely tells of', () => {
  expect(accounts([['erpAccount.number', US, '100']], { system: 'crm', type: 'Account', id: '9' })).toEqual([]);
});
