import type { FieldDefinition, FieldOptions, FieldType } from './field-definition';

/** A field with the vendor's defaults: writable, optional, standard, not unique. */
export function field(name: string, type: FieldType, options: FieldOptions & { label?: string } = {}): FieldDefinition {
  return {
    name,
    label: name.replace(/([a-z])([A-Z])/g, '$1 $2'),
    type,
    length: 0,
    createable: true,
    updateable: true,
    required: false,
    externalId: false,
    unique: false,
    custom: false,
    ...options,
  };
}

export const text = (name: string, length: number, options: FieldOptions = {}): FieldDefinition =>
  field(name, 'string', { length, ...options });

export const readOnly = (name: string, type: FieldType, options: FieldOptions = {}): FieldDefinition =>
  field(name, type, { createable: false, updateable: false, ...options });

export const reference = (name: string, referenceTo: string, options: FieldOptions = {}): FieldDefinition =>
  field(name, 'reference', { length: 18, referenceTo, relationshipName: name.replace(/Id$/, ''), ...options });

export const picklist = (name: string, values: readonly string[], options: FieldOptions = {}): FieldDefinition =>
  field(name, 'picklist', { length: 255, values, ...options });

/** The eight parts of an address and the compound that shows them together, e.g. `MailingStreet` … `MailingAddress`. */
export function address(prefix: string): FieldDefinition[] {
  const compound = `${prefix}Address`;
  return [
    field(`${prefix}Street`, 'textarea', { length: 255, compound }),
    text(`${prefix}City`, 40, { compound }),
    text(`${prefix}State`, 80, { compound }),
    text(`${prefix}PostalCode`, 20, { compound }),
    text(`${prefix}Country`, 80, { compound }),
    field(`${prefix}Latitude`, 'double', { precision: 18, scale: 15, compound }),
    field(`${prefix}Longitude`, 'double', { precision: 18, scale: 15, compound }),
    picklist(`${prefix}GeocodeAccuracy`, ['Address', 'NearAddress', 'Block', 'Street', 'Zip', 'City', 'State', 'Unknown'], {
      length: 40,
      compound,
    }),
    readOnly(compound, 'address', { computed: true }),
  ];
}

/** What every object has: its id, who made and changed it when, and whether it lies in the recycle bin. */
export function systemFields(): FieldDefinition[] {
  return [
    readOnly('Id', 'id', { length: 18 }),
    readOnly('IsDeleted', 'boolean'),
    reference('OwnerId', 'User', { relationshipName: 'Owner' }),
    readOnly('CreatedDate', 'datetime'),
    reference('CreatedById', 'User', { createable: false, updateable: false }),
    readOnly('LastModifiedDate', 'datetime'),
    reference('LastModifiedById', 'User', { createable: false, updateable: false }),
    readOnly('SystemModstamp', 'datetime'),
  ];
}
