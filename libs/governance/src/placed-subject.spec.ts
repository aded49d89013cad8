import type { SlotAddress } from '@trueup/canonical-schema';
import { contractWith } from '../testing/contract-with';
import { claim, inputOf, member, planFor, snapshotOf } from '../testing/customer';
import { configText } from '../testing/default-contract';
import { addressAt } from '../testing/values';
import { goldenOf, parseSystems, type Contract, type MemberView } from './index';

const NAME: SlotAddress = { slot: 'names.legal', key: '', context: '' };
const BILLING: SlotAddress = { slot: 'addresses.billing', key: '', context: 'private' };
const ORDER: SlotAddress = { slot: 'orderReferences', key: 'shopify-us|1001', context: '' };

/** The shipped contract, but the ERP owns the legal name of some customers only. */
function ownedWhen(when: unknown): Contract {
  return contractWith({ 'names.legal': { owner: [{ system: 'erp', when }, 'crm'], fill: ['commerce'], rule: 'owner' } });
}

const named = (name: string) => claim(NAME, name, { at: 10 });
const erp = (...more: MemberView['claims']) => member('netsuite-us', [named('By the ERP'), ...more]);
const crm = member('salesforce', [named('By the CRM')]);

function nameUnder(contract: Contract, members: readonly MemberView[], more: Parameters<typeof inputOf>[1] = {}) {
  const { slots } = goldenOf(inputOf(members, { contract, kind: 'organisation', ...more }));
  return slots.find(({ slot }) => slot === 'names.legal')?.value;
}

it('lets an owner depend on the country of the billing address, else of the systems that have a record', () => {
  const contract = ownedWhen({ country: 'de' });
  const billed = (country: string) => erp(claim(BILLING, { ...addressAt(1), country }, { at: 10 }));
  expect(nameUnder(contract, [billed('DE'), crm])).toBe('By the ERP');
  expect(nameUnder(contract, [billed('US'), crm])).toBe('By the CRM');
  expect(nameUnder(ownedWhen({ country: 'US' }), [erp(), crm])).toBe('By the ERP');
});

it('lets an owner depend on the legal entity and the brand that serve the customer: those of the newest order', () => {
  const order = { status: 'accepted', placedAt: 50, legalEntity: 'de', brand: 'eu', channel: 'web' };
  const shop = (over: object) => member('shopify-us', [claim(ORDER, { ...order, ...over }, { at: 50 })]);
  const erpless = ownedWhen({ legalEntity: 'de' });
  const owned = {
    ...erpless,
    rows: erpless.rows.map((row) => (row.slot.startsWith('routing.') ? { ...row, owner: [{ who: 'routing', when: null }] } : row)),
  };
  expect(nameUnder(owned, [shop({}), erp(), crm])).toBe('By the ERP');
  expect(nameUnder(owned, [shop({ legalEntity: 'us' }), erp(), crm])).toBe('By the CRM');
});

it.each(['businessUnit', 'region'] as const)('lets an owner depend on the %s', (fact) => {
  const systems = parseSystems(configText('systems.yaml').replace(/(- system: shopify-us\n)/, `$1    ${fact}: north\n`));
  const contract = contractWith(
    { 'names.legal': { owner: [{ system: 'erp', when: { [fact]: ['north'] } }, 'crm'], rule: 'owner' } },
    systems,
  );
  const first = member('shopify-us', [], { firstRecordedAt: 0 });
  expect(nameUnder(contract, [first, erp(), crm], { systems })).toBe('By the ERP');
  expect(nameUnder(contract, [erp(), crm], { systems })).toBe('By the CRM');
});

it('asks for all of several conditions', () => {
  const members = [erp(claim(BILLING, addressAt(1), { at: 10 })), crm];
  expect(nameUnder(ownedWhen({ country: 'DE', legalEntity: 'us' }), members)).toBe('By the ERP');
  expect(nameUnder(ownedWhen(['hasErpAccount', { country: 'DE' }]), members)).toBe('By the ERP');
  expect(nameUnder(ownedWhen({ country: 'DE', legalEntity: 'de' }), members)).toBe('By the CRM');
  expect(nameUnder(ownedWhen(['b2b', { country: 'AT' }]), members)).toBe('By the CRM');
});

it('tells a reader by where the customer lives', () => {
  const contract = contractWith({ birthDate: { readers: [{ system: 'commerce', when: { country: 'DE' } }] } });
  const born = claim({ slot: 'birthDate', key: '', context: '' }, '1990-01-01', { at: 10 });
  const planned = (country: string) => {
    const input = inputOf(
      [member('salesforce', [born, claim(BILLING, { ...addressAt(1), country }, { at: 10 })]), member('shopify-us', [])],
      { contract },
    );
    return planFor('shopify-us', snapshotOf(input), { contract }).changes.map(({ address }) => address.slot);
  };
  expect(planned('DE')).toContain('birthDate');
  expect(planned('US')).not.toContain('birthDate');
});
