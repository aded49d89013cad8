import { attributeOf, isSlot, type SlotValue, type ValueKind } from '@trueup/canonical-schema';
import { CliError } from '../cli-error';

/** What a value of a kind looks like at the terminal. */
const FORMS: Readonly<Record<ValueKind, string>> = {
  text: 'a text',
  flag: 'true or false',
  textList: 'a JSON list of texts, such as \'["soldTo","billTo"]\'',
  money: 'JSON, such as \'{"amount":"500.00","currency":"USD"}\'',
  address: 'JSON, such as \'{"lines":["1 Main St"],"city":"Oakland","postalCode":"94607","country":"US"}\'',
  consent: 'JSON, such as \'{"status":"withdrawn","explicit":true,"evidence":null,"decidedAt":null}\'',
  order: 'JSON, as GET /v1/customers/{id} shows the orders of a customer',
  relation: 'JSON, such as \'{"active":true,"title":null}\'',
};

/**
 * What was typed as the value that a slot holds: a text stays as it is, digits and all. Throws CliError for what the slot cannot hold; it
 * says nothing of the value, which may be a person's.
 */
export function pinnedValue(slot: string | undefined, typed: string): SlotValue {
  if (slot === undefined) throw new CliError('Say with --slot where the value is pinned.', { exitCode: 2 });
  if (!isSlot(slot)) throw new CliError(`${slot} is no slot; name one as the contract does, such as phones.mobile.`, { exitCode: 2 });
  const kind = attributeOf(slot).value;
  if (kind === 'text') return typed;
  const value = parsed(typed);
  if (isOfKind(value, kind)) return value as SlotValue;
  throw new CliError(`${slot} takes ${FORMS[kind]}.`, { exitCode: 2 });
}

function isOfKind(value: unknown, kind: ValueKind): boolean {
  if (kind === 'flag') return typeof value === 'boolean';
  if (kind === 'textList') return Array.isArray(value) && value.every((one) => typeof one === 'string');
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(typed: string): unknown {
  try {
    return JSON.parse(typed) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
