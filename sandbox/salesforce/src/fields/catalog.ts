import { accountFields } from './account-fields';
import { contactFields } from './contact-fields';
import { CUSTOM_FIELDS, type CustomField, customFieldsOf } from './custom-fields';
import { field, readOnly, systemFields, text } from './field-builders';
import type { FieldDefinition } from './field-definition';
import { leadFields } from './lead-fields';
import type { ObjectDefinition } from './object-definition';
import { personFields } from './person-fields';
import { relationFields } from './relation-fields';

const setUp = { writable: false, isCaptured: false };
const told = { writable: true, isCaptured: true };

const RELATION = {
  name: 'AccountContactRelation',
  label: 'Account Contact Relationship',
  labelPlural: 'Account Contact Relationships',
  keyPrefix: '07k',
};

function objects(custom: readonly CustomField[]): ObjectDefinition[] {
  const contact = [...contactFields(), ...customFieldsOf('Contact', custom)];
  const account = [...accountFields(), ...customFieldsOf('Account', custom), ...personFields(contact)];
  const lead = [...leadFields(), ...customFieldsOf('Lead', custom)];
  const individual = [
    ...systemFields(),
    text('FirstName', 40),
    text('LastName', 80, { required: true }),
    ...['HasOptedOutTracking', 'HasOptedOutProfiling', 'HasOptedOutSolicit', 'ShouldForget'].map((name) => field(name, 'boolean')),
  ];
  const user = [
    readOnly('Id', 'id', { length: 18 }),
    text('Username', 80),
    text('Name', 121),
    field('Email', 'email', { length: 128 }),
    field('IsActive', 'boolean'),
  ];
  const recordType = [
    readOnly('Id', 'id', { length: 18 }),
    text('Name', 80),
    text('DeveloperName', 80),
    text('SobjectType', 40),
    field('IsPersonType', 'boolean'),
    field('IsActive', 'boolean'),
  ];
  const organization = [readOnly('Id', 'id', { length: 18 }), text('Name', 80), text('InstanceName', 5), field('IsSandbox', 'boolean')];
  return [
    { name: 'Account', label: 'Account', labelPlural: 'Accounts', keyPrefix: '001', ...told, fields: account },
    { name: 'Contact', label: 'Contact', labelPlural: 'Contacts', keyPrefix: '003', ...told, fields: contact },
    { name: 'Lead', label: 'Lead', labelPlural: 'Leads', keyPrefix: '00Q', ...told, fields: lead },
    { ...RELATION, ...told, fields: relationFields() },
    {
      name: 'Individual',
      label: 'Individual',
      labelPlural: 'Individuals',
      keyPrefix: '0PK',
      writable: true,
      isCaptured: false,
      fields: individual,
    },
    { name: 'User', label: 'User', labelPlural: 'Users', keyPrefix: '005', ...setUp, fields: user },
    { name: 'RecordType', label: 'Record Type', labelPlural: 'Record Types', keyPrefix: '012', ...setUp, fields: recordType },
    { name: 'Organization', label: 'Organization', labelPlural: 'Organizations', keyPrefix: '00D', ...setUp, fields: organization },
  ];
}

/** Every object of the org and its fields; names are found whatever their letter case, as the vendor does. */
export class Catalog {
  readonly objects: readonly ObjectDefinition[];
  private readonly byName: ReadonlyMap<string, ObjectDefinition>;
  private readonly fieldsByName: ReadonlyMap<string, ReadonlyMap<string, FieldDefinition>>;

  /** `extra` adds a tenant's own fields, or replaces a shipped one of the same name. */
  constructor(extra: readonly CustomField[] = []) {
    this.objects = objects([...CUSTOM_FIELDS, ...extra]);
    this.byName = new Map(this.objects.map((one) => [one.name.toLowerCase(), one]));
    this.fieldsByName = new Map(this.objects.map((one) => [one.name, new Map(one.fields.map((each) => [each.name.toLowerCase(), each]))]));
  }

  find(object: string): ObjectDefinition | undefined {
    return this.byName.get(object.toLowerCase());
  }

  /** The object that a caller has made sure of. */
  get(object: string): ObjectDefinition {
    const found = this.find(object);
    if (!found) throw new Error(`The catalog has no object ${object}.`);
    return found;
  }

  ofId(id: string): ObjectDefinition | undefined {
    return this.objects.find((one) => id.startsWith(one.keyPrefix));
  }

  field(object: string, name: string): FieldDefinition | undefined {
    return this.fieldsByName.get(object)?.get(name.toLowerCase());
  }

  /** The reference field behind a relationship's name: `Account` on Contact gives `AccountId`. */
  relationship(object: string, name: string): FieldDefinition | undefined {
    return this.get(object).fields.find((one) => one.relationshipName?.toLowerCase() === name.toLowerCase());
  }
}
