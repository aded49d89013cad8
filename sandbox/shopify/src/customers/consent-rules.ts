import { problem, type Problem } from '../problem';
import { oneSecond } from '../one-second';
import type { ConsentRecord, ConsentState } from './customer-record';

const MAY_BE_SET = ['SUBSCRIBED', 'UNSUBSCRIBED', 'PENDING'];

export interface ReadConsent {
  consent?: ConsentRecord;
  problems: Problem[];
}

/** A decision somebody made about a contact point; without the point there is nothing to decide about. */
export function readConsent(input: Record<string, unknown>, options: { point: string | null; kind: 'email' | 'phone' }): ReadConsent {
  const state = String(input['marketingState']);
  const at = input['consentUpdatedAt'] as string | null | undefined;
  const problems: Problem[] = [];
  if (options.point === null) {
    const missing = options.kind === 'email' ? 'an email address' : 'a phone number';
    problems.push(problem(['customerId'], `The customer must have ${missing} to set marketing consent`, 'INVALID'));
  }
  if (!MAY_BE_SET.includes(state))
    problems.push(problem(['marketingState'], `Cannot specify ${state} as a marketing state input`, 'INCLUSION'));
  if (at && Date.parse(at) > Date.now() + 1000)
    problems.push(problem(['consentUpdatedAt'], 'Consent updated at must not be in the future', 'INVALID'));
  if (problems.length > 0) return { problems };
  const optInLevel = (input['marketingOptInLevel'] as string | null | undefined) ?? 'SINGLE_OPT_IN';
  return { problems, consent: { state: state as ConsentState, optInLevel, updatedAt: oneSecond(at ? new Date(at) : new Date()) } };
}
