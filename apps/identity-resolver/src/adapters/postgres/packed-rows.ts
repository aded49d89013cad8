/** Parts texts that hold no control characters, as JSON does not. */
const PART = '\u001e';

/** Many JSON texts as one parameter: the driver escapes every sign of an array, which costs more than the statement. */
export function joined(texts: readonly string[]): string {
  return texts.join(PART);
}

/** The SQL that makes the texts of a parameter rows again; use it inside `unnest`. */
export function parted(parameter: number): string {
  return `string_to_array($${parameter}::text, E'\\x1e')`;
}

/** Numbers or uuids as an array parameter: they need no escaping, by which the driver would make each of them anew. */
export function listed(values: readonly (string | number)[]): string {
  return `{${values.join()}}`;
}
