/** A query that the vendor refuses; the text is what its search engine says. */
export class SuiteqlError extends Error {}

export function unsupported(): SuiteqlError {
  return new SuiteqlError('Search error occurred: Invalid or unsupported search');
}

export function unknownIdentifier(name: string, tables: readonly string[]): SuiteqlError {
  const available = tables.map((table) => `${table}=${table}`).join(', ');
  return new SuiteqlError(`Search error occurred: Unknown identifier '${name}'. Available identifiers are: {${available}}`);
}
