import { field, readPhone, text, type MappedRow, type MappingContext, type Path } from '@trueup/connector-kit';
import type { NetsuiteRecord } from '../wire';

const FEWEST_DIGITS = 7;
const LONGEST = 32;

/** Whether NetSuite takes it: it refuses the whole record for a number with fewer than seven digits. */
export function isPhone(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST && value.replace(/\D/g, '').length >= FEWEST_DIGITS;
}

/** A phone field. A number that NetSuite would refuse has no place in it. */
export function phone(path: Path<NetsuiteRecord>): MappedRow<NetsuiteRecord> {
  const codec = (at: MappingContext<NetsuiteRecord>) => ({ from: (raw: unknown) => readPhone(raw, at.row.country), to: text.to });
  return {
    read: (wire, at) => field<NetsuiteRecord>(path, { as: codec(at) }).read(wire, at),
    write: (value, address, at) => (value === null || isPhone(value) ? field<NetsuiteRecord>(path).write?.(value, address, at) : undefined),
  };
}
