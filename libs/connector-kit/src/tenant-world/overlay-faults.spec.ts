import { parseOverlay } from '@trueup/governance';
import type { AnyConnector } from '../connector';
import type { TenantField } from '../tenant';
import { overlayFaults } from './overlay-faults';

const connector = { recordTypes: ['Contact'], mappings: { Contact: {}, Account: {} } } as unknown as AnyConnector;
const text: TenantField = { recordType: 'Contact', name: 'Language__c', type: 'text', isWritable: true, maxLength: 10 };
const fields: TenantField[] = [text, { ...text, name: 'Vip__c', type: 'flag' }, { ...text, name: 'Score__c', isWritable: false }];

function faults(slots: string): string[] {
  return overlayFaults(connector, parseOverlay(`slots: ${slots}`, 'salesforce'), fields).map(({ message }) => message);
}

describe('an overlay against the fields that the tenant has', () => {
  it('passes where each field is there, fits and may be written', () => {
    expect(faults('{ preferredLanguage: { field: Language__c, max: 10 }, extensions.vip: { field: Vip__c, as: flag } }')).toEqual([]);
    expect(faults('{ extensions.score: { field: Score__c, readOnly: true } }')).toEqual([]);
  });

  it('names the field that is nearly meant', () => {
    expect(faults('{ preferredLanguage: { field: Langauge__c } }')).toEqual(['Contact has no field Langauge__c; is it Language__c.']);
    expect(faults('{ preferredLanguage: { field: Colour_of_eyes__c } }')).toEqual(['Contact has no field Colour_of_eyes__c.']);
  });

  it('says what does not fit: the type, the length, the right to write, the record type', () => {
    expect(faults('{ extensions.vip: { field: Vip__c } }')).toEqual(['The field Vip__c is read as text, and the field holds flag.']);
    expect(faults('{ preferredLanguage: { field: Language__c, max: 20 } }')).toEqual([
      'The field Language__c takes 10 characters, not 20.',
    ]);
    expect(faults('{ extensions.score: { field: Score__c } }')[0]).toContain('cannot be written with this credential');
    expect(faults('{ extensions.vip: { field: Vip__c, recordType: Case } }')[0]).toContain('there are Contact, Account');
  });
});
