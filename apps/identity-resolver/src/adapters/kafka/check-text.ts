import { CodedError } from '@trueup/event-bus';

const UNSTORABLE = /\\u0000|\\ud[89a-f][0-9a-f]{2}/i;

/** Throws for an event with text that no JSON column can hold; it is parked alone. */
export function checkText(event: { readonly meta: { readonly eventId: string } }): void {
  if (!UNSTORABLE.test(JSON.stringify(event))) return;
  throw new CodedError(`Event ${event.meta.eventId} holds characters that cannot be stored.`, {
    code: 'UNSTORABLE_TEXT',
    fault: 'malformed',
    nextStep: 'Correct the record in its source; the next observation of it closes this item.',
  });
}
