import { SLOTS } from '@trueup/canonical-schema';
import { parseCodes, parseOverlay, parseSystems } from '@trueup/governance';
import type { AnyConnector } from '../connector';
import { field } from '../mapping/field';
import type { Mapping, MappingContext } from '../mapping/mapping';
import { project } from '../mapping/project';
import { declined } from '../mapping/row';
import { readRecord } from '../mapping/read-record';
import { systemRow } from '../testing/system-row';
import { inTenantsWorld, overlaidFields } from './in-tenants-world';

const row = systemRow({ system: 'erp-one', family: 'erp', legalEntity: 'us' });
const systems = parseSystems(`{ cell: test, systems: [{ system: erp-one, vendor: fake, family: erp, mode: write, createWhen: never }] }`);
const at: MappingContext<object> = { row, systems: [row], current: null, kind: 'organisation' };
const bare: Mapping<object> = {
  rows: {
    ...(Object.fromEntries(SLOTS.map((slot) => [slot, declined('Not in this test.')])) as Mapping<object>['rows']),
    'erpAccount.terms': field('terms'),
    preferredLanguage: field('lang'),
  },
  parse: (body) => body as object,
  identify: () => {
    throw new Error('Not in this test.');
  },
  empty: () => ({ terms: null, lang: null, Own__c: null, Vip__c: null }),
};
const connector = { name: 'fake', recordTypes: ['customer'], mappings: { customer: bare } } as unknown as AnyConnector;
const codes = parseCodes('terms: { net30: { erp-one: "2" } }', systems);
const overlay = parseOverlay('slots: { preferredLanguage: { field: Own__c }, extensions.vip: { field: Vip__c, as: flag } }', 'erp-one');
const mapping = inTenantsWorld(connector, { system: 'erp-one', codes, overlay }).mappings['customer'] ?? bare;
const terms = { slot: 'erpAccount.terms', key: 'erp-one|us', context: '' } as const;

describe('a tenant with codes and fields of its own', () => {
  it('reads and writes in our codes', () => {
    const read = readRecord(mapping, { terms: '2', Own__c: 'de', Vip__c: true }, at);
    expect(read.map(({ slot, key, value }) => [slot, key, value])).toEqual([
      ['preferredLanguage', '', 'de'],
      ['extensions', 'vip', 'true'],
      ['erpAccount.terms', 'erp-one|us', 'net30'],
    ]);
    expect(mapping.rows['erpAccount.terms']).toHaveProperty('write');
    expect(project(mapping, { address: terms, value: 'net30' }, at)).toBe('net30');
  });

  it('says nothing of a code that is not mapped, and names it', () => {
    const [claim] = readRecord(mapping, { terms: '9' }, at).filter(({ slot }) => slot === 'erpAccount.terms');
    expect(claim).toMatchObject({ state: 'withheld', value: null, unmapped: '9' });
    expect(project(mapping, { address: terms, value: 'net90' }, at)).toBeNull();
  });

  it('tells the client which fields to fetch besides its own', () => {
    expect(overlaidFields(connector, overlay)).toEqual({ customer: ['Own__c', 'Vip__c'] });
  });
});
