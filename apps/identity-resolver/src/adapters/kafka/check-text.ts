import { CodedError } from '@trueup/event-bus';

const NUL = '\u0000';
/** The same in a text that is JSON itself, such as a pin's value. */
const ESCAPED = /\\u0000|\\ud[89a-f][0-9a-f]{2}/i;

/** Throws for an event with text that no JSON column can hold; it is parked alone. */
export function checkText(event: { readonly meta: { readonly eventId: string } }): void {
  if (isStorable(event)) return;
  throw new CodedError(`Event ${event.meta.eventId} holds characters that cannot be stored.`, {
    code: 'UNSTORABLE_TEXT',
    fault: 'malformed',
    nextStep: 'Correct the record in its source; the next observation of it closes this item.',
  });
}

function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes(NUL) && value.isWellFormed() && !(value.includes('\\u') && ESCAPED.test(value));
  if (typeof value !== 'object' || value === null) return true;
  // Names of fields come from the schema.
  for (const part of Object.values(value)) if (!isStorable(part)) return false;
  return true;
}
