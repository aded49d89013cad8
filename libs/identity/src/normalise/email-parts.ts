import { isProvider, localTokens } from './email-provider';
import { slips } from './slips';

/** An e-mail in parts, for comparing two that are not the same. */
export interface EmailParts {
  readonly local: string;
  readonly domain: string;
  /** Whether people rather than a company have addresses there. */
  readonly isPersonal: boolean;
  /** Words in the local part, without digits. */
  readonly tokens: readonly string[];
  /** The digits in the local part. */
  readonly digits: string;
}

/** How two e-mails stand to each other. `slip`: one mistyped letter; `moved`: one local part, another provider. */
export type EmailKinship = 'same' | 'slip' | 'moved' | 'none';

/** The parts of a normalised address. */
export function emailParts(address: string): EmailParts {
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  return { local, domain, isPersonal: isProvider(domain), tokens: localTokens(local), digits: local.replace(/\D/g, '') };
}

/**
 * How two normalised addresses stand to each other. A wrong letter is a slip only where the local part is long enough to be a person's
 * own; another number never is, for `ada85`, `ada86` and `ada8` are three people. A move needs a local part that says more than a first name.
 */
export function emailKinship(one: string, other: string): EmailKinship {
  if (one === other) return 'same';
  const [left, right] = [emailParts(one), emailParts(other)];
  if (left.local === right.local && slips(left.domain, right.domain, 1) === 1 && !left.isPersonal && !right.isPersonal) return 'slip';
  if (left.local === right.local) return isTelling(left) && left.isPersonal === right.isPersonal ? 'moved' : 'none';
  const isMistyped = left.local.length === right.local.length && left.digits.length !== right.digits.length;
  const isOtherNumber = left.digits !== right.digits && !isMistyped;
  if (left.domain !== right.domain || isOtherNumber) return 'none';
  return Math.min(left.local.length, right.local.length) >= 6 && slips(left.local, right.local, 1) === 1 ? 'slip' : 'none';
}

function isTelling({ local, tokens, digits }: EmailParts): boolean {
  return local.length >= 6 && (tokens.length > 1 || digits.length > 1 || local.length >= 10);
}
