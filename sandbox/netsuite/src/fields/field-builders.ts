import type { FieldDefinition } from './field-definition';

export const text = (name: string, title: string, maxLength: number): FieldDefinition => ({ name, title, kind: 'text', maxLength });
export const personName = (name: string, title: string, maxLength: number): FieldDefinition => ({ name, title, kind: 'name', maxLength });
export const phone = (name: string, title: string): FieldDefinition => ({ name, title, kind: 'phone', maxLength: 32 });
export const flag = (name: string, title: string): FieldDefinition => ({ name, title, kind: 'boolean' });
/** Set by NetSuite. */
export const computed = (name: string, title: string, kind: FieldDefinition['kind']): FieldDefinition => ({
  name,
  title,
  kind,
  isReadOnly: true,
});
