import { stableJson } from '@trueup/governance';

/** The JSON of a pinned or proposed value with its fields in one order: equal for equal values, and for none however that is said. */
export function valueText(json: string | null): string {
  return json === null ? 'null' : stableJson(JSON.parse(json));
}
