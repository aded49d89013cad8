import { createHash } from 'node:crypto';
import { ApiFault } from '../api-fault';
import type { Org } from '../org';
import { renderRecord } from '../records/render-record';
import { msOf, type RecordRow } from '../records/record-row';
import type { ApiCall, ApiReply } from './api-call';

/** The entity tag of an account: a hash of all it holds. Other objects have none. */
export function etagOf(org: Org, row: RecordRow): string | undefined {
  const object = org.objectOf(row);
  if (object.name !== 'Account') return undefined;
  const content = JSON.stringify(renderRecord(org, row, object.fields));
  return `"${createHash('sha1').update(content).digest('base64')}-gzip"`;
}

function names(header: string, etag: string): boolean {
  return header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/-gzip"$/, '"') === etag.replace(/-gzip"$/, '"'));
}

function httpDate(call: ApiCall, header: string): number | undefined {
  const given = call.headers[header];
  if (given === undefined) return undefined;
  const ms = Date.parse(given);
  if (Number.isNaN(ms)) throw new ApiFault(400, 'INVALID_HEADER', `${header} is not an HTTP date: ${given}`);
  return ms;
}

const modifiedMs = (row: RecordRow): number => msOf(String(row.LastModifiedDate));

/** Throws 412 when the record is not the one the caller saw. */
export function checkPreconditions(org: Org, call: ApiCall, row: RecordRow): void {
  const failed = new ApiFault(412, 'PRECONDITION_FAILED', 'Precondition Failed: the record was changed since it was read');
  const etag = etagOf(org, row);
  const wanted = call.headers['if-match'];
  if (wanted !== undefined && etag && !names(wanted, etag)) throw failed;
  const since = httpDate(call, 'if-unmodified-since');
  if (since !== undefined && modifiedMs(row) > since) throw failed;
}

/** The headers of a read record, and 304 when the caller already has it. */
export function conditionalReply(org: Org, call: ApiCall, row: RecordRow): ApiReply | { headers: Record<string, string> } {
  const etag = etagOf(org, row);
  const headers = { 'last-modified': new Date(modifiedMs(row)).toUTCString(), ...(etag ? { etag } : {}) };
  const known = call.headers['if-none-match'];
  if (known !== undefined && etag && names(known, etag)) return { status: 304, headers };
  const since = known === undefined ? httpDate(call, 'if-modified-since') : undefined;
  if (since !== undefined && modifiedMs(row) <= since) return { status: 304, headers };
  return { headers };
}
