import type { SourceRef } from '@trueup/canonical-schema';
import { ask } from './customer';

/** A review as console-api shows it. */
export interface Review {
  readonly reviewId: string;
  readonly kind: string;
  readonly status: string;
  readonly records: readonly SourceRef[];
  readonly customers: readonly string[];
  readonly slot: string | null;
  readonly current: string | null;
  readonly proposed: string | null;
}

/** A parked item as console-api shows it. */
export interface ParkedItem {
  readonly parkedId: string;
  readonly system: string | null;
  readonly customerId: string | null;
  readonly topic: string;
  readonly fault: string;
  readonly code: string;
  readonly reason: string;
  readonly nextStep: string;
}

/** All open reviews of a kind. */
export async function openReviews(kind: string): Promise<Review[]> {
  return all<Review>(`/v1/reviews?kind=${kind}&limit=200`);
}

/** All that is parked now. */
export async function parkedItems(): Promise<ParkedItem[]> {
  return all<ParkedItem>('/v1/parked?limit=200');
}

async function all<T>(path: string): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { items: T[]; next: string | null } = await ask(cursor === '' ? path : `${path}&cursor=${encodeURIComponent(cursor)}`);
    found.push(...page.items);
    cursor = page.next;
  }
  return found;
}
