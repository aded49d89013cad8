import { unansweredFault, VendorError, type Fault } from '@trueup/connector-kit';
import type { FaultKind } from '@trueup/event-bus';
import { ZodError } from 'zod';

interface ApiError {
  readonly errorCode: string;
  readonly fields: readonly string[];
}

/** What the vendor's codes mean. A code that is not here is judged by the HTTP status. */
const KINDS: Readonly<Record<string, FaultKind>> = {
  INVALID_SESSION_ID: 'unauthorised',
  INVALID_AUTH_HEADER: 'unauthorised',
  API_DISABLED_FOR_ORG: 'unauthorised',
  API_CURRENTLY_DISABLED: 'unauthorised',
  REQUEST_LIMIT_EXCEEDED: 'throttled',
  UNABLE_TO_LOCK_ROW: 'transient',
  SERVER_UNAVAILABLE: 'transient',
  QUERY_TIMEOUT: 'transient',
  UNKNOWN_EXCEPTION: 'transient',
  PROCESSING_HALTED: 'transient',
  PRECONDITION_FAILED: 'conflict',
  ENTITY_IS_DELETED: 'conflict',
  NOT_FOUND: 'conflict',
  MULTIPLE_CHOICES: 'rejected',
  JSON_PARSER_ERROR: 'malformed',
  MALFORMED_QUERY: 'malformed',
  MALFORMED_ID: 'malformed',
  INVALID_TYPE: 'malformed',
  INVALID_FIELD: 'malformed',
  INVALID_QUERY_LOCATOR: 'transient',
};

/** Codes that say that a field, or a whole object, is not there for this credential, perhaps since a moment ago. */
const HIDDEN_CODES: ReadonlySet<string> = new Set(['INVALID_FIELD', 'INVALID_FIELD_FOR_INSERT_UPDATE', 'INVALID_TYPE', 'NOT_FOUND']);

/** Whether something that was asked for is not there for us. */
export function isHiddenFault(error: unknown): boolean {
  return error instanceof VendorError && isHiddenCode(error.fault);
}

export function isHiddenCode({ code }: Fault): boolean {
  return HIDDEN_CODES.has(code);
}

/** What a refused REST call means. The vendor's sentences repeat values, so only code and field names are kept. */
export function faultOfAnswer(status: number, body: unknown, keyField?: string): Fault {
  const [first] = errorsOf(body);
  const code = first?.errorCode ?? (status === 300 ? 'MULTIPLE_CHOICES' : status === 412 ? 'PRECONDITION_FAILED' : `HTTP_${status}`);
  const on = first && first.fields.length > 0 ? ` on ${first.fields.join(', ')}` : '';
  return {
    kind: kindOf({ status, code, isOurKey: namesField(body, keyField) }),
    code,
    message: `Salesforce answered ${status} ${code}${on}.`,
  };
}

/** A sign-in that Salesforce did not take; it answers these as OAuth says. */
export function signInFault(status: number, body: unknown): Fault {
  const named =
    typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'string' ? body.error : `HTTP_${status}`;
  const kind = status >= 500 ? 'transient' : status === 429 ? 'throttled' : 'unauthorised';
  return { kind, code: named, message: `Salesforce refused the sign-in: ${named}.` };
}

/** An answer that cannot be read. */
export function unreadable(cause: unknown): VendorError {
  const where = cause instanceof ZodError ? cause.issues.map(({ path }) => path.join('.')).join(', ') : 'the body is no JSON';
  return new VendorError(
    { kind: 'malformed', code: 'UNREADABLE', message: `Salesforce answered what cannot be read: ${where}.` },
    { cause },
  );
}

const BY_STATUS: readonly (readonly [string, FaultKind])[] = [
  ['UNAUTHENTICATED', 'unauthorised'],
  ['PERMISSION_DENIED', 'unauthorised'],
  ['RESOURCE_EXHAUSTED', 'throttled'],
  ['NOT_FOUND', 'rejected'],
  ['INVALID_ARGUMENT', 'malformed'],
];

/** What the end of a Pub/Sub call means, by the name of its gRPC status and the vendor's code in the trailers. */
export function streamFault(statusName: string, errorCode: string): Fault {
  const kind = BY_STATUS.find(([name]) => name === statusName)?.[1] ?? 'transient';
  const code = errorCode || statusName;
  return { kind, code, message: `The Pub/Sub API answered ${statusName} ${errorCode}`.trim() };
}

/** Whether the place that a stream was to go on from is unknown: it has expired, or the org was moved. */
export function isLostPlace({ code }: Fault): boolean {
  return /replayid\.(corrupted|validation\.failed)$/.test(code);
}

/** The kind of any error of a call. */
export function faultOf(error: unknown): Fault {
  if (error instanceof VendorError) return error.fault;
  if (error instanceof ZodError) return unreadable(error).fault;
  const name = error instanceof Error ? error.name : 'Something else';
  return unansweredFault(error) ?? { kind: 'malformed', code: 'UNEXPECTED', message: `${name} was thrown.` };
}

/** The errors of a REST answer; a refused sub-request has the same shape. */
export function errorsOf(body: unknown): ApiError[] {
  return (Array.isArray(body) ? body : []).flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('errorCode' in one)) return [];
    const fields = 'fields' in one && Array.isArray(one.fields) ? one.fields.map(String) : [];
    // The Bulk API tells what was wrong with a query inside its message.
    const inner = 'message' in one ? /^([A-Z][A-Z_]+):/.exec(String(one.message))?.[1] : undefined;
    return [{ errorCode: one.errorCode === 'API_ERROR' && inner ? inner : String(one.errorCode), fields }];
  });
}

function kindOf({ status, code, isOurKey }: { status: number; code: string; isOurKey: boolean }): FaultKind {
  // Two creates with one key ran at the same time: the next attempt finds the record.
  if (code === 'DUPLICATE_VALUE' && isOurKey) return 'transient';
  const known = KINDS[code];
  if (known) return known;
  if (status === 401) return 'unauthorised';
  if (status === 429) return 'throttled';
  return status >= 500 || status === 408 ? 'transient' : 'rejected';
}

function namesField(body: unknown, field: string | undefined): boolean {
  return field !== undefined && JSON.stringify(body ?? null).includes(field);
}
