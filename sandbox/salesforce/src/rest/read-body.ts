import { refused } from '../api-fault';
import type { ApiCall } from './api-call';

export type Body = Record<string, unknown>;

export const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The call's body as an object. Throws JSON_PARSER_ERROR for anything else. */
export function readBody(call: ApiCall): Body {
  const body = call.body();
  if (!isBody(body)) throw refused('JSON_PARSER_ERROR', 'The HTTP entity body is required, but this request has no entity body.');
  return body;
}

/** A member that must be a list of objects, of at most `most`. */
export function readObjects(body: Body, member: string, most: number): Body[] {
  const list = body[member];
  if (!Array.isArray(list) || !list.every(isBody)) throw refused('JSON_PARSER_ERROR', `Missing or unfit list: ${member}`);
  if (list.length > most) throw refused('EXCEEDED_ID_LIMIT', `record limit reached. cannot submit more than ${most} records in this call.`);
  return list;
}
