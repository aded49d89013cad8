import type { FieldDefinition } from '../fields/field-definition';
import { invalidContent, userError, type VendorError } from '../vendor-error';
import type { FieldValue } from './entity-record';
import { reformatted } from './reformat';
import type { WriteContext } from './write-context';

const EMAIL = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]{2,}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const FEWEST_DIGITS = 7;

/** One property of a body, and what its path is called in an error. */
export interface GivenValue {
  field: FieldDefinition;
  path: string;
  raw: unknown;
}

function unfit({ field, path, raw }: GivenValue): VendorError {
  const shown = typeof raw === 'object' ? JSON.stringify(raw) : String(raw);
  return invalidContent(
    `Error while accessing a resource. You have entered an Invalid Field Value ${shown} for the following field: ${field.name.toLowerCase()}.`,
    path,
  );
}

function text(given: GivenValue, context: WriteContext): string | undefined {
  const { field, raw } = given;
  if (typeof raw !== 'string' && typeof raw !== 'number') throw unfit(given);
  const trimmed = String(raw).trim();
  if (trimmed === '') return undefined;
  const value = context.isReformatting ? reformatted(field.kind, trimmed) : trimmed;
  if (field.maxLength !== undefined && value.length > field.maxLength) {
    throw userError(
      `The field ${field.name.toLowerCase()} contained more than the maximum number ( ${field.maxLength} ) of characters allowed.`,
    );
  }
  if (field.kind === 'email' && !EMAIL.test(value)) throw userError('Invalid email address.');
  if (field.kind === 'phone' && value.replace(/\D/g, '').length < FEWEST_DIGITS) {
    throw userError('Phone number should have seven digits or more.');
  }
  return value;
}

/** A reference is an object with an id, or the bare id. */
function reference(given: GivenValue, { account }: WriteContext): string {
  const { field, raw } = given;
  const id = typeof raw === 'object' && raw !== null ? (raw as { id?: unknown }).id : raw;
  if (typeof id !== 'string' && typeof id !== 'number') throw unfit(given);
  if (!field.list || !account.entry(field.list, String(id))) throw unfit({ ...given, raw: id });
  return String(id);
}

function number(given: GivenValue): number {
  const value = typeof given.raw === 'string' && given.raw.trim() !== '' ? Number(given.raw) : given.raw;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw unfit(given);
  return value;
}

function boolean(given: GivenValue): boolean {
  if (typeof given.raw !== 'boolean') throw unfit(given);
  return given.raw;
}

function date(given: GivenValue): string {
  if (typeof given.raw !== 'string' || Number.isNaN(Date.parse(given.raw))) throw unfit(given);
  if (given.field.kind === 'datetime') return `${new Date(given.raw).toISOString().slice(0, 19)}Z`;
  const day = given.raw.slice(0, 10);
  if (!DATE.test(day)) throw unfit(given);
  return day;
}

/** The value to keep; undefined = the field is unset. Throws the vendor's refusal. */
export function fieldValue(given: GivenValue, context: WriteContext): FieldValue | undefined {
  const { kind } = given.field;
  if (given.raw === null) return kind === 'boolean' ? false : undefined;
  if (kind === 'reference' || kind === 'choice') return reference(given, context);
  if (kind === 'boolean') return boolean(given);
  if (kind === 'number') return number(given);
  if (kind === 'date' || kind === 'datetime') return date(given);
  return text(given, context);
}
