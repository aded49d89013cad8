import type { PartyKind, Slot } from '@trueup/canonical-schema';
import { claim, inputOf, member } from '../testing/customer';
import { SYSTEMS, systemRow } from '../testing/default-contract';
import { goldenOf, ROW_DEFAULTS, wantedRecords, type KeptClaim, type SystemRow } from './index';

const mobile = (context: string) => claim({ slot: 'phones.mobile', key: '', context }, '+15550100', { at: 1 });
const relation = (slot: Slot, party: string, active = true) => claim({ slot, key: party, context: '' }, { active, title: null }, { at: 1 });
const order = claim(
  { slot: 'orderReferences', key: 'shopify-us|1001', context: '' },
  { status: 'accepted', placedAt: 50, legalEntity: 'us', brand: 'us', channel: 'web' },
  { at: 50 },
);
const status = (value: string) => claim({ slot: 'crm.memberStatus', key: 'salesforce', context: '' }, value, { at: 1 });

function contexts(
  given: { kind?: PartyKind; says: Readonly<Record<string, readonly KeptClaim[]>>; organisationOf?(id: string): string | undefined },
  row: SystemRow,
): string[] {
  const { kind = 'person', says, organisationOf } = given;
  const members = Object.entries(says).map(([system, claims]) => member(system, claims));
  const { slots } = goldenOf(inputOf(members, { kind }));
  return wantedRecords({ kind, members, slots, organisationOf }, row, SYSTEMS).map(({ context }) => context);
}

const erp = systemRow('netsuite-us');
const crm = systemRow('salesforce');
const shop = systemRow('shopify-us');

describe('a person', () => {
  it('has one private record where the row says so, once', () => {
    expect(contexts({ says: { 'shopify-us': [mobile('private'), order] } }, erp)).toEqual(['private']);
    expect(contexts({ says: { 'shopify-us': [mobile('private')] } }, erp)).toEqual([]);
    expect(contexts({ says: { 'shopify-us': [mobile('private'), order] } }, shop)).toEqual([]);
  });

  it('is a contact of each company that it stands for, by relation or by what it says there, where the row makes contacts', () => {
    const says = { salesforce: [relation('relations.buyer', 'acme'), mobile('business:globex')] };
    expect(contexts({ says }, shop)).toEqual(['business:acme', 'business:globex']);
    expect(contexts({ says }, { ...shop, ...ROW_DEFAULTS })).toEqual([]);
  });

  it('is no contact of a company that it left, nor of one that is only above another', () => {
    const says = { salesforce: [relation('relations.buyer', 'acme', false), relation('relations.salesParent', 'holding')] };
    expect(contexts({ says }, shop)).toEqual([]);
  });

  it('who buys for an employer too has both records; who is known at work alone has no private one', () => {
    const both = { salesforce: [relation('relations.buyer', 'acme')], 'shopify-us': [mobile('private'), order] };
    expect(contexts({ says: both }, erp)).toEqual(['private', 'business:acme']);
    expect(contexts({ says: { 'shopify-us': [mobile('business:acme'), order] } }, erp)).toEqual(['business:acme']);
  });

  it('is one contact at a company and its sites, where it speaks', () => {
    const organisationOf = (id: string) => (id.startsWith('acme-') ? 'acme' : undefined);
    const roles = [relation('relations.buyer', 'acme-berlin'), relation('relations.approver', 'acme-paris')];
    expect(contexts({ says: { salesforce: roles }, organisationOf }, shop)).toEqual(['business:acme']);
    const atSite = { salesforce: [...roles, mobile('business:acme-paris')] };
    expect(contexts({ says: atSite, organisationOf }, shop)).toEqual(['business:acme-paris']);
    const atBoth = { salesforce: [mobile('business:acme-paris'), mobile('business:acme')] };
    expect(contexts({ says: atBoth, organisationOf }, shop)).toEqual(['business:acme']);
  });
});

describe('a company', () => {
  const wanted = (says: Readonly<Record<string, readonly KeptClaim[]>>, row: SystemRow, kind: PartyKind = 'organisation') =>
    contexts({ kind, says }, row).length > 0;

  it('is wanted where a CRM lets it stand or an ERP has it, and it is a customer of the legal entity', () => {
    const routed = claim({ slot: 'routing.legalEntity', key: '', context: '' }, 'us', { at: 1 });
    expect(wanted({ salesforce: [routed] }, erp)).toBe(false);
    expect(wanted({ salesforce: [], 'shopify-us': [] }, erp)).toBe(true);
    expect(wanted({ salesforce: [], 'shopify-us': [] }, systemRow('netsuite-de'))).toBe(false);
    expect(wanted({ salesforce: [status('blocked')], 'shopify-us': [] }, erp)).toBe(false);
    expect(wanted({ salesforce: [status('active')], 'shopify-us': [] }, erp)).toBe(true);
    expect(wanted({ 'netsuite-us': [] }, shop)).toBe(true);
    expect(wanted({ 'shopify-us': [] }, erp)).toBe(false);
  });

  it('is always wanted where the row says so, and never otherwise', () => {
    expect(wanted({ 'shopify-us': [] }, crm)).toBe(true);
    expect(wanted({ 'netsuite-us': [] }, { ...shop, createCompaniesWhen: 'never' })).toBe(false);
    expect(wanted({ 'netsuite-us': [] }, { ...crm, mode: 'off' })).toBe(false);
    expect(wanted({ 'netsuite-us': [] }, { ...crm, mode: 'listen' })).toBe(true);
  });

  it('has its sites where itself is, once it is known whose they are', () => {
    expect(wanted({ 'netsuite-us': [relation('relations.organisation', 'acme')] }, shop, 'site')).toBe(true);
    expect(wanted({ 'netsuite-us': [] }, shop, 'site')).toBe(false);
    expect(wanted({ 'shopify-us': [relation('relations.organisation', 'acme')] }, erp, 'site')).toBe(false);
  });
});
