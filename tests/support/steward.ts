import type { SourceRef } from '@trueup/canonical-schema';
import { ask } from './customer';
import { runNow } from './run';
import { openReviews, type Review } from './work-for-people';

/** What a decision brings about, as the resolver foresees it. */
export interface Foreseen {
  readonly customers: readonly { readonly was: string; readonly customerId: string }[];
  readonly targets: readonly {
    readonly system: string;
    readonly record: string | null;
    readonly changes: readonly { readonly slot: string; readonly before: unknown; readonly after: unknown }[];
  }[];
}

/** A review as a steward reads it before answering. */
export interface ShownReview extends Review {
  readonly version: string;
  readonly valueAtRisk: number;
  readonly sides: readonly { readonly customerId: string; readonly version: number; readonly records: readonly string[] }[];
  readonly terms: readonly { readonly comparison: string; readonly weight: number }[];
  readonly decisions: readonly { readonly decisionId: string; readonly kind: string; readonly author: string }[];
  readonly foreseen: Foreseen | null;
  readonly notForeseen: string | null;
}

/** How the resolver answers a decision. */
export interface Answer {
  readonly status: number;
  readonly body: {
    readonly code?: string;
    readonly decisionId?: string;
    readonly correlationId?: string;
    readonly foreseen?: Foreseen;
    readonly asked?: { readonly kind: string };
    readonly earlier?: readonly { readonly decisionId: string; readonly kind: string; readonly author: string; readonly reason: string }[];
  };
}

/** Ann, who answers what Trueup asks. */
export const STEWARD = { author: 'Ann Example', reason: 'They said so on the telephone.' };

/** The open review of a kind that names both records. */
export async function reviewOf(kind: string, records: readonly SourceRef[]): Promise<ShownReview> {
  const found = (await openReviews(kind)).find((one) => records.every(({ id }) => one.records.some((record) => record.id === id)));
  if (!found) throw new Error(`No open review of kind ${kind} names these records.`);
  return ask<ShownReview>(`/v1/reviews/${found.reviewId}`);
}

/** Decides as a steward does; a refusal is an answer too. */
export async function decide(body: object, ifMatch?: string): Promise<Answer> {
  const { resolver, apiKey } = runNow();
  const headers = { 'content-type': 'application/json', 'x-api-key': apiKey, ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }) };
  const answer = await fetch(`${resolver}/v1/decisions`, { method: 'POST', headers, body: JSON.stringify({ ...STEWARD, ...body }) });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}
