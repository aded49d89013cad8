import { ApiFault } from '../api-fault';

/** MALFORMED_QUERY as the vendor words it, with the place in the query. */
export function malformedQuery(soql: string, at: number, reason: string): ApiFault {
  const before = soql.slice(0, at).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  const line = soql.split('\n')[before.length - 1] ?? '';
  const message = `\n${line}\n${' '.repeat(column - 1)}^\nERROR at Row:${before.length}:Column:${column}\n${reason}`;
  return new ApiFault(400, 'MALFORMED_QUERY', message);
}
