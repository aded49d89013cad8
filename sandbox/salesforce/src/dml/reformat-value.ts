import type { FieldDefinition } from '../fields/field-definition';
import type { Value } from '../records/record-row';

const US_PHONE = /^\+?1?(\d{3})(\d{3})(\d{4})$/;

/** What the vendor's page does to a typed US number: (555) 010-1234. Other values stay as they are. */
export function reformatValue(definition: FieldDefinition, value: Value): Value {
  if (definition.type !== 'phone' || typeof value !== 'string') return value;
  const digits = US_PHONE.exec(value.replace(/[^\d+]/g, ''));
  return digits ? `(${digits[1]}) ${digits[2]}-${digits[3]}` : value;
}
