import type { EventMeta } from '@trueup/canonical-schema';
import type { NormaliseSetting } from '@trueup/identity';
import type { Rules } from '../judgement/rules';

/** What the use cases go by. */
export interface Setting {
  /** With the present time. */
  rules(): Rules;
  /** Meta of an event of ours. */
  meta(cause: EventMeta, eventId: string): EventMeta;
}

/** What the records of one system need to be normalised. */
export function normaliseSettingOf({ cell, systems }: Rules, system: string): NormaliseSetting {
  return { cell, country: systems.systems.find((row) => row.system === system)?.country ?? null };
}
