import type { TenantConfig } from '../tenant-config';
import { CUSTOM_FIELDS } from './custom-fields';
import type { FieldDefinition } from './field-definition';
import { STANDARD_FIELDS } from './standard-fields';

/** The fields of an account's customer record, by name and by SuiteQL column. */
export class FieldCatalog {
  readonly all: readonly FieldDefinition[];
  private readonly names: ReadonlyMap<string, FieldDefinition>;
  private readonly columns: ReadonlyMap<string, FieldDefinition>;

  constructor(config: TenantConfig) {
    const standard = STANDARD_FIELDS.filter((field) => field.name !== 'subsidiary' || config.subsidiaries.length > 0);
    const own = config.customFields.map((field) => ({ ...field, isCustom: true }));
    this.all = [...standard, ...CUSTOM_FIELDS.filter((field) => !own.some((one) => one.name === field.name)), ...own];
    this.names = new Map(this.all.map((field) => [field.name, field]));
    this.columns = new Map(this.all.map((field) => [field.name.toLowerCase(), field]));
  }

  byName(name: string): FieldDefinition | undefined {
    return this.names.get(name);
  }

  byColumn(column: string): FieldDefinition | undefined {
    return this.columns.get(column);
  }
}
