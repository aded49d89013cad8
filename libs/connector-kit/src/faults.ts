import type { FaultKind } from '@trueup/event-bus';

/** What went wrong at a vendor, in one of six kinds; ids and codes, never personal data. */
export interface Fault {
  readonly kind: FaultKind;
  /** The vendor's own code, or ours. */
  readonly code: string;
  readonly message: string;
  /** How long the vendor asks to wait, milliseconds. */
  readonly retryAfterMs?: number;
  /** Slots that were refused, where the vendor names fields. */
  readonly slots?: readonly string[];
}

/** What happens next to the work that met a fault. */
export type NextStep =
  | { readonly kind: 'retry'; readonly atMs: number }
  | { readonly kind: 'hold'; readonly untilMs: number; readonly signIn: boolean }
  | { readonly kind: 'reread'; readonly atMs: number }
  | { readonly kind: 'park' };

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5_000;
const FIRST_REREAD_MS = 150;
const SIGN_IN_AGAIN_MS = 1_000;
const LONGEST_SIGN_IN_MS = 30_000;

/**
 * What a kind of fault leads to. `attempts` counts this one; `chance` in [0, 1) spreads retries.
 * transient: again after a growing while. throttled: nobody calls until the vendor's time is over. unauthorised: sign in again, then go on.
 * conflict: read again, then plan again. rejected and malformed: park, for repeating cannot help.
 */
export function nextStep(fault: Fault, tried: { readonly attempts: number; readonly now: number; readonly chance: number }): NextStep {
  const { attempts, now, chance } = tried;
  const growing = (first: number, longest: number) =>
    now + Math.min(longest, first * 2 ** Math.min(attempts - 1, 10)) * (0.75 + chance / 2);
  switch (fault.kind) {
    case 'transient':
      return { kind: 'retry', atMs: growing(FIRST_RETRY_MS, LONGEST_RETRY_MS) };
    case 'throttled':
      return { kind: 'hold', untilMs: fault.retryAfterMs === undefined ? growing(1_000, 30_000) : now + fault.retryAfterMs, signIn: false };
    case 'unauthorised':
      return { kind: 'hold', untilMs: attempts <= 1 ? now : growing(SIGN_IN_AGAIN_MS, LONGEST_SIGN_IN_MS), signIn: true };
    case 'conflict':
      return { kind: 'reread', atMs: growing(FIRST_REREAD_MS, LONGEST_RETRY_MS) };
    case 'rejected':
    case 'malformed':
      return { kind: 'park' };
  }
}

/** Thrown by a client that knows its fault already; `faultOf` may hand it through. */
export class VendorError extends Error {
  constructor(
    readonly fault: Fault,
    options?: { cause: unknown },
  ) {
    super(`${fault.kind} ${fault.code}: ${fault.message}`, options);
    this.name = 'VendorError';
  }
}

const CUT = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const CUT_NAMES = new Set(['AbortError', 'TimeoutError']);

interface ErrorLike {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
}

/** The fault of a call that never got an answer, such as a cut connection; undefined where the error is of another kind. */
export function unansweredFault(error: unknown): Fault | undefined {
  // By shape, not by instanceof: an error of another realm, as in a test's sandbox, is an error too.
  for (let at = error as ErrorLike | null | undefined; typeof at === 'object' && at !== null; at = at.cause as ErrorLike | undefined) {
    const code = typeof at.code === 'string' ? at.code : '';
    if (CUT.has(code) || code.startsWith('UND_ERR_')) return { kind: 'transient', code, message: 'The connection was cut.' };
    if (typeof at.name === 'string' && CUT_NAMES.has(at.name)) return { kind: 'transient', code: at.name, message: 'No answer in time.' };
    if (at.message === 'fetch failed' && !at.cause) return { kind: 'transient', code: 'FETCH_FAILED', message: 'The connection was cut.' };
  }
  return undefined;
}
