/**
 * A time column as ISO 8601. Without SYS_EXTRACT_UTC NetSuite formats in the account's time zone, whatever letter the format ends in;
 * without a format it shows no time at all.
 */
export function inUtc(column: string): string {
  return `TO_CHAR(SYS_EXTRACT_UTC(${column}), 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
}

/** The column to compare with `utcTime`. */
export const MODIFIED = 'SYS_EXTRACT_UTC(r.lastmodifieddate)';

/** A time to compare with, in whole seconds; epoch milliseconds in. */
export function utcTime(ms: number): string {
  const stamp = new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
  return `TO_TIMESTAMP('${stamp}', 'YYYY-MM-DD HH24:MI:SS')`;
}

export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function list(values: readonly string[]): string {
  return values.map(quoted).join(', ');
}

/** Only the digits of a phone column: people put anything between them. */
export function digitsOf(column: string): string {
  return [' ', '-', '(', ')', '.', '/', '+'].reduce((inner, char) => `REPLACE(${inner}, '${char}', '')`, column);
}
