import { VendorError, type Fault } from '@trueup/connector-kit';
import { ZodError } from 'zod';

/** An answer that is no success. */
export interface Refusal {
  /** HTTP status. */
  readonly status: number;
  readonly retryAfterSeconds: number | null;
  readonly errors: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
  readonly cost?: {
    readonly requestedQueryCost?: number;
    readonly throttleStatus?: { readonly currentlyAvailable?: number; readonly restoreRate?: number };
  };
}

/** What a mutation says about its input. Not every mutation gives a code. */
export interface UserError {
  readonly field?: readonly string[] | null;
  readonly message: string;
  readonly code?: string | null;
}

const KIND_OF_CODE: Readonly<Record<string, Fault['kind']>> = {
  THROTTLED: 'throttled',
  MAX_COST_EXCEEDED: 'malformed',
  ACCESS_DENIED: 'rejected',
  SHOP_INACTIVE: 'unauthorised',
  INTERNAL_SERVER_ERROR: 'transient',
  TIMEOUT: 'transient',
};
const UNAUTHORISED = [401, 402, 403, 404];
const PATIENCE_MS = 1_000;

/** The fault of an answer: by HTTP status, else by the code of its first error. */
export function faultOfRefusal(refusal: Refusal): Fault {
  const { status, errors } = refusal;
  const first = errors[0];
  const code = first?.extensions?.code ?? `HTTP_${status}`;
  if (status === 429 || code === 'THROTTLED') {
    return { kind: 'throttled', code: 'THROTTLED', message: 'The shop has no points left for this call.', retryAfterMs: waitMs(refusal) };
  }
  if (UNAUTHORISED.includes(status))
    return { kind: 'unauthorised', code, message: 'The shop refuses the token, the address or the API version.' };
  if (first === undefined && status < 400) return { kind: 'transient', code: 'UNREADABLE', message: 'The answer broke off.' };
  if (status >= 500 || status === 423) return { kind: 'transient', code, message: 'The shop cannot answer now.' };
  const kind = KIND_OF_CODE[code] ?? 'malformed';
  return { kind, code, message: withoutData(first?.message ?? 'The shop did not understand the call.') };
}

/** Until enough points are back for the call that was refused. */
function waitMs({ retryAfterSeconds, cost }: Refusal): number {
  if (retryAfterSeconds !== null) return retryAfterSeconds * 1_000;
  const { currentlyAvailable, restoreRate } = cost?.throttleStatus ?? {};
  if (currentlyAvailable === undefined || !restoreRate) return PATIENCE_MS;
  const missing = (cost?.requestedQueryCost ?? 0) - currentlyAvailable;
  return Math.max(100, Math.ceil((missing / restoreRate) * 1_000));
}

const SLOT_OF_FIELD: Readonly<Record<string, string>> = {
  firstName: 'names.given',
  lastName: 'names.family',
  email: 'emails.contact',
  phone: 'phones.mobile',
  address: 'addresses.shipping.default',
  emailMarketingConsent: 'consents.email',
  smsMarketingConsent: 'consents.sms',
};

/**
 * The fault of a mutation that was refused. A contact point that another customer has is a conflict while creating, for somebody made the
 * customer meanwhile; while updating it is refused for good. What is gone or was changed by others is a conflict.
 */
export function faultOfUserErrors(errors: readonly UserError[], operation: 'create' | 'update', slotOf = SLOT_OF_FIELD): Fault {
  const codes = errors.map(codeOf);
  const fields = errors.map(({ field }) => (field ?? []).join('.'));
  const slots = [...new Set(errors.flatMap(({ field }) => (field ?? []).flatMap((part) => slotOf[part] ?? []).slice(0, 1)))];
  const isTaken = codes.includes('TAKEN') && operation === 'create';
  const isElsewhere = codes.some((code) => ['STALE_OBJECT', 'NOT_FOUND', 'RESOURCE_NOT_FOUND'].includes(code));
  const kind = isTaken || isElsewhere ? 'conflict' : codes.every((code) => code === 'INTERNAL_ERROR') ? 'transient' : 'rejected';
  const told = errors.map(({ message }, index) => `${fields[index] || 'input'}: ${withoutData(message)}`).join('; ');
  return { kind, code: codes[0] ?? 'REFUSED', message: `Shopify refuses ${told}`, slots };
}

function codeOf({ code, message }: UserError): string {
  if (code) return code;
  if (/already (been taken|exists)/i.test(message)) return 'TAKEN';
  return /does not exist|not found|can't be found/i.test(message) ? 'NOT_FOUND' : 'INVALID';
}

/** Whether the customer has this very address already, as one of the others. */
export function isDoubledAddress(errors: readonly UserError[]): boolean {
  return errors.some(({ message }) => /address already exists/i.test(message));
}

/** A vendor's sentence without what may be somebody's e-mail address, number or own words. */
function withoutData(message: string): string {
  return message
    .replace(/(["'`])(?:(?!\1).)+\1/g, '…')
    .replace(/\S+@\S+/g, '…')
    .replace(/\+?\d[\d\s().-]{4,}/g, '…')
    .slice(0, 300);
}

/** The fault behind anything that a call threw. */
export function faultOf(error: unknown): Fault {
  if (error instanceof VendorError) return error.fault;
  if (error instanceof ZodError) {
    const [issue] = error.issues;
    return {
      kind: 'malformed',
      code: 'UNKNOWN_SHAPE',
      message: `Shopify answered something else at ${issue?.path.join('.') ?? 'the top'}.`,
    };
  }
  return {
    kind: 'malformed',
    code: error instanceof Error ? error.name : 'UNKNOWN',
    message: 'The connector cannot go on with this call.',
  };
}
