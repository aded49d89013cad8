export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'longtext'
  | 'email'
  | 'phone'
  | 'url'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'double'
  | 'int'
  | 'currency'
  | 'picklist'
  | 'multipicklist'
  | 'reference'
  | 'address'
  | 'personname';

export interface FieldDefinition {
  name: string;
  label: string;
  type: FieldType;
  /** Characters, for text; 0 where it does not apply. */
  length: number;
  precision?: number;
  scale?: number;
  createable: boolean;
  updateable: boolean;
  required: boolean;
  externalId: boolean;
  /** Refused when another living record has the same value, letter case aside. */
  unique: boolean;
  custom: boolean;
  /** Records are found by it without looking through them all. */
  indexed?: boolean;
  referenceTo?: string;
  relationshipName?: string;
  values?: readonly string[];
  /** A value outside `values` is refused. */
  restricted?: boolean;
  /** The compound field it is a part of: `Name`, `MailingAddress` … */
  compound?: string;
  /** On Account: the Contact field that holds the value when the account is a person. */
  mirrors?: string;
  /** On Account: a business account does not have it. */
  personOnly?: boolean;
  /** Derived from other fields, never stored. */
  computed?: boolean;
}

export type FieldOptions = Partial<Omit<FieldDefinition, 'name' | 'label' | 'type'>>;
