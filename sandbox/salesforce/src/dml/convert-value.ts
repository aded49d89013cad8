import { refused } from '../api-fault';
import type { FieldDefinition } from '../fields/field-definition';
import { apiTime, type Value } from '../records/record-row';

const EMAIL = /^[^\s@<>(),;:"[\]]+@[^\s@<>(),;:"[\]]+\.[^\s@.<>(),;:"[\]]{2,}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;

function unfit(definition: FieldDefinition, given: unknown): Error {
  const token =
    typeof given === 'string' ? 'STRING' : typeof given === 'number' ? 'NUMBER' : typeof given === 'boolean' ? 'BOOLEAN' : 'OBJECT';
  const shown = typeof given === 'object' ? '' : ` value ${String(given)}`;
  return refused(
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of ${definition.type} from VALUE_${token}${shown} or request may be missing a required field`,
  );
}

function textValue(definition: FieldDefinition, given: unknown): string | null {
  if (typeof given !== 'string') throw unfit(definition, given);
  const value = given.trim();
  if (value.length > definition.length) {
    const shown = value.length > 80 ? `${value.slice(0, 80)}...` : value;
    throw refused('STRING_TOO_LONG', `${definition.label}: data value too large: ${shown} (max length=${definition.length})`, [
      definition.name,
    ]);
  }
  return value === '' ? null : value;
}

function emailValue(definition: FieldDefinition, given: unknown): string | null {
  const value = textValue(definition, given);
  if (value !== null && !EMAIL.test(value)) {
    throw refused('INVALID_EMAIL_ADDRESS', `${definition.label}: invalid email address: ${value}`, [definition.name]);
  }
  return value;
}

function picklistValue(definition: FieldDefinition, given: unknown): string | null {
  const value = textValue(definition, given);
  if (value !== null && definition.restricted && !definition.values?.includes(value)) {
    const message = `${definition.label}: bad value for restricted picklist field: ${value}`;
    throw refused('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, [definition.name]);
  }
  return value;
}

/** Values with semicolons between them, each once. */
function multiPicklistValue(definition: FieldDefinition, given: unknown): string | null {
  const values = (textValue(definition, given) ?? '').split(';').map((one) => picklistValue({ ...definition, length: 255 }, one));
  return [...new Set(values.filter((one) => one !== null))].join(';') || null;
}

function numberValue(definition: FieldDefinition, given: unknown): number {
  const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw unfit(definition, given);
  const { precision = 18, scale = 0, label, name } = definition;
  if (Math.abs(value) >= 10 ** (precision - scale)) {
    throw refused('NUMBER_OUTSIDE_VALID_RANGE', `${label}: value outside of valid range on numeric field: ${value}`, [name]);
  }
  return Number(value.toFixed(scale));
}

function timeValue(definition: FieldDefinition, given: unknown): string {
  if (typeof given !== 'string') throw unfit(definition, given);
  const ms = Date.parse(given.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (Number.isNaN(ms)) throw unfit(definition, given);
  if (definition.type === 'datetime') {
    if (!DATE_TIME.test(given)) throw unfit(definition, given);
    return apiTime(ms);
  }
  if (!DATE.test(given.slice(0, 10))) throw unfit(definition, given);
  return given.slice(0, 10);
}

/** A value as the org stores it: trimmed, empty text to null, times to UTC seconds. Throws what the vendor refuses. */
export function convertValue(definition: FieldDefinition, given: unknown): Value {
  if (given === null) return definition.type === 'boolean' ? false : null;
  switch (definition.type) {
    case 'boolean':
      if (typeof given !== 'boolean') throw unfit(definition, given);
      return given;
    case 'email':
      return emailValue(definition, given);
    case 'picklist':
      return picklistValue(definition, given);
    case 'multipicklist':
      return multiPicklistValue(definition, given);
    case 'double':
    case 'int':
    case 'currency':
      return numberValue(definition, given);
    case 'date':
    case 'datetime':
      return timeValue(definition, given);
    default:
      return textValue(definition, given);
  }
}
