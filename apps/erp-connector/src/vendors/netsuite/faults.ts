import type { Slot } from '@trueup/canonical-schema';
import { unansweredFault, VendorError, type Fault } from '@trueup/connector-kit';
import { ZodError } from 'zod';

/** How an answer was refused. */
export interface Refusal {
  readonly status: number;
  readonly body: unknown;
  /** Seconds, where NetSuite asks to wait. */
  readonly retryAfter?: string | null;
}

export const ALREADY_EXISTS = 'ALREADY_EXISTS';

interface Detail {
  readonly detail: string;
  readonly code: string;
  readonly path: string;
}

/** A call that is over the limit is refused within milliseconds, and room comes with the next call that ends. */
const ROOM_COMES_MS = 300;
const LIMIT = /LIMIT_EXCEEDED|REQUEST_BLOCKED|EXCEEDED_?CONCURRENT/i;

const SLOTS_OF: Readonly<Record<string, readonly Slot[]>> = {
  firstName: ['names.given'],
  middleName: ['names.middle'],
  lastName: ['names.family'],
  salutation: ['names.honorific'],
  email: ['emails.contact'],
  phone: ['phones.main'],
  mobilePhone: ['phones.mobile'],
  companyName: ['names.legal'],
  language: ['preferredLanguage'],
  addressBook: ['addresses.billing', 'addresses.shipping.default'],
};

/** What NetSuite's refusal means. Its sentences repeat what was sent, so only known parts of them are kept. */
export function faultOfAnswer({ status, body, retryAfter }: Refusal): Fault {
  const details = detailsOf(body);
  const code = details[0]?.code ?? oauthError(body) ?? `HTTP_${status}`;
  const message = messageOf(status, details);
  const limit = details.find((one) => LIMIT.test(one.code));
  if (status === 429 || limit) {
    return { kind: 'throttled', code: limit?.code ?? code, message, retryAfterMs: retryAfter ? Number(retryAfter) * 1_000 : ROOM_COMES_MS };
  }
  if (status === 401 || status === 403) return { kind: 'unauthorised', code, message };
  if (status === 404 || status === 409 || status === 410) return { kind: 'conflict', code, message };
  if (status >= 500 || status === 408) return { kind: 'transient', code, message };
  if (details.some(({ detail }) => /already exists/i.test(detail))) return { kind: 'conflict', code: ALREADY_EXISTS, message };
  const slots = details.flatMap(({ path }) => SLOTS_OF[/^\w+/.exec(path)?.[0] ?? ''] ?? []);
  return { kind: 'rejected', code, message, ...(slots.length > 0 ? { slots } : {}) };
}

/** A sign-in that NetSuite did not take; it answers these as OAuth says. */
export function signInFault(refusal: Refusal): Fault {
  const fault = faultOfAnswer(refusal);
  return fault.kind === 'throttled' || fault.kind === 'transient' ? fault : { ...fault, kind: 'unauthorised', slots: undefined };
}

/** An answer that cannot be read. */
export function unreadable(cause: unknown): VendorError {
  const where = cause instanceof ZodError ? cause.issues.map(({ path }) => path.join('.')).join(', ') : 'the body is no JSON';
  return new VendorError({ kind: 'malformed', code: 'UNREADABLE', message: `NetSuite answered what cannot be read: ${where}.` }, { cause });
}

/** The kind of any error of a call. */
export function faultOf(error: unknown): Fault {
  if (error instanceof VendorError) return error.fault;
  if (error instanceof ZodError) return unreadable(error).fault;
  return (
    unansweredFault(error) ?? {
      kind: 'malformed',
      code: 'UNEXPECTED',
      message: error instanceof Error ? error.name : 'Something else was thrown.',
    }
  );
}

function detailsOf(body: unknown): Detail[] {
  const found = typeof body === 'object' && body !== null && 'o:errorDetails' in body ? body['o:errorDetails'] : [];
  return (Array.isArray(found) ? (found as Record<string, unknown>[]) : []).map((one) => ({
    detail: String(one['detail'] ?? ''),
    code: String(one['o:errorCode'] ?? ''),
    path: String(one['o:errorPath'] ?? ''),
  }));
}

function oauthError(body: unknown): string | undefined {
  return typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'string' ? body.error : undefined;
}

const SAFE = [
  /Please enter value\(s\) for: [\w ,.()/-]+/,
  /field \w+ contained more than the maximum number \( \d+ \) of characters allowed/,
  /Phone number should have seven digits or more/,
  /Invalid email address/,
  /for the following field: \w+/,
  /cannot be changed/,
];

function messageOf(status: number, details: readonly Detail[]): string {
  const reasons = details.flatMap(({ detail, path }) => [
    ...SAFE.flatMap((pattern) => pattern.exec(detail)?.[0] ?? []),
    ...(path === '' ? [] : [`at ${path}`]),
  ]);
  return [`NetSuite answered ${status}`, ...reasons].join('; ');
}
