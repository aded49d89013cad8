import type { Org } from '../org';
import { readField } from '../records/read-field';
import type { RecordRow } from '../records/record-row';
import { readPath, type ResolvedPath } from '../soql/resolve-path';
import { DELIMITERS, type QueryJob } from './query-job';

function shown(value: unknown): string {
  if (value === null || value === undefined) return '""';
  return `"${String(value).replaceAll('"', '""')}"`;
}

function valueOf(org: Org, row: RecordRow, path: ResolvedPath): unknown {
  return path.parents.length === 0 ? readField(org, row, path.field) : readPath(org, row, path);
}

/** Rows as the vendor writes them: a header line, every value in quotes, nothing as nothing between them. */
export function renderCsv(org: Org, job: QueryJob, rows: readonly RecordRow[]): string {
  const separator = DELIMITERS[job.columnDelimiter];
  const { select } = job.result;
  const header = select.map(({ names }) => shown(names.join('.'))).join(separator);
  const lines = rows.map((row) => select.map((path) => shown(valueOf(org, row, path))).join(separator));
  const end = job.lineEnding === 'LF' ? '\n' : '\r\n';
  return [header, ...lines].map((line) => `${line}${end}`).join('');
}
