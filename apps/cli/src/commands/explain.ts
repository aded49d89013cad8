import { ask } from '../ask';
import type { Address } from '../address';

/** What is asked of `explain`. */
export interface ExplainQuestion {
  readonly customerId: string;
  /** All attributes unless given. */
  readonly attribute?: string | undefined;
  readonly asOf?: string | undefined;
}

/** Where console-api answers why a customer's values are what they are. */
export function whyPath({ customerId, attribute, asOf }: ExplainQuestion): string {
  const about = attribute === undefined ? 'why' : `attributes/${encodeURIComponent(attribute)}/why`;
  const then = asOf === undefined ? '' : `?asOf=${encodeURIComponent(asOf)}`;
  return `/v1/customers/${encodeURIComponent(customerId)}/${about}${then}`;
}

/** `trueup explain ID [attribute]`: why each value is here, in sentences. */
export async function explain(address: Address, question: ExplainQuestion): Promise<string[]> {
  return (await ask<{ text: string[] }>(address, whyPath(question))).text;
}
