import type { TenantConfig } from '../tenant-config';
import { CONTACT_FIELDS } from './contact-fields';
import { CUSTOM_FIELDS } from './custom-fields';
import type { FieldDefinition } from './field-definition';
import { STANDARD_FIELDS } from './standard-fields';

/** The fields of one record type of an account, by name and by SuiteQL column. */
export class FieldCatalog {
  private readonly names: ReadonlyMap<string, FieldDefinition>;
  private readonly columns: ReadonlyMap<string, FieldDefinition>;

  private constructor(readonly all: readonly FieldDefinition[]) {
    this.names = new Map(all.map((field) => [field.name, field]));
    this.columns = new Map(all.map((field) => [field.name.toLowerCase(), field]));
  }

  static ofCustomers(config: TenantConfig): FieldCatalog {
    return new FieldCatalog(allOf(STANDARD_FIELDS, CUSTOM_FIELDS, config));
  }

  static ofContacts(config: TenantConfig): FieldCatalog {
    const shared = CUSTOM_FIELDS.filter(({ isOnContacts }) => isOnContacts);
    return new FieldCatalog(
      allOf(CONTACT_FIELDS, shared, { ...config, customFields: config.customFields.filter((one) => one.isOnContacts) }),
    );
  }

  byName(name: string): FieldDefinition | undefined {
    return this.names.get(name);
  }

  byColumn(column: string): FieldDefinition | undefined {
    return this.columns.get(column);
  }
}

function allOf(standard: readonly FieldDefinition[], custom: readonly FieldDefinition[], config: TenantConfig): FieldDefinition[] {
  const own = config.customFields.map((field) => ({ ...field, isCustom: true }));
  return [
    ...standard.filter((field) => field.name !== 'subsidiary' || config.subsidiaries.length > 0),
    ...custom.filter((field) => !own.some((one) => one.name === field.name)),
    ...own,
  ];
}
