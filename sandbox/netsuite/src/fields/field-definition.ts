import type { ListName } from './reference-lists';

export type FieldKind = 'text' | 'email' | 'phone' | 'name' | 'boolean' | 'number' | 'date' | 'datetime' | 'reference' | 'choice';

export interface FieldDefinition {
  /** As the REST record names it; SuiteQL's column is the same in lower case. */
  name: string;
  title: string;
  kind: FieldKind;
  maxLength?: number;
  /** What a reference or a choice may point at. */
  list?: ListName;
  /** Set by NetSuite; a value sent is ignored. */
  isReadOnly?: boolean;
  isCustom?: boolean;
  /** Custom fields lie on customers; these on contacts too. */
  isOnContacts?: boolean;
}
