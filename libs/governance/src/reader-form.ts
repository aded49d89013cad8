import type { Money, SlotValue } from '@trueup/canonical-schema';
import type { Form } from './contract-row';

const BANDS = [1_000, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000] as const;

/** A golden value in the form that a reader gets: an amount masked to its band, a list as a flag, or as it is. */
export function inForm(value: SlotValue, form: Form): SlotValue {
  if (form === 'flag') return isRaised(value);
  return form === 'masked' && isMoney(value) ? bandOf(value) : value;
}

function isRaised(value: SlotValue): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== false;
}

function isMoney(value: SlotValue): value is Money {
  return typeof value === 'object' && 'amount' in value;
}

/** Such as `10000–25000 EUR`; the lower bound belongs to the band. */
function bandOf({ amount, currency }: Money): string {
  const sum = Number(amount);
  const above = BANDS.findIndex((bound) => sum < bound);
  if (sum <= 0) return 'none';
  if (above === 0) return `under ${BANDS[0]} ${currency}`;
  return above < 0 ? `${BANDS.at(-1)} or more ${currency}` : `${BANDS[above - 1]}–${BANDS[above]} ${currency}`;
}
