import type { Address } from '../address';
import { ask } from '../ask';

interface Source {
  readonly system: string;
  readonly type: string;
  readonly id: string;
}

/** A review as console-api lists it. */
interface Listed {
  readonly reviewId: string;
  readonly kind: string;
  readonly valueAtRisk: number;
  readonly weight: number | null;
  readonly records: readonly Source[];
  readonly slot: string | null;
  readonly current: string | null;
  readonly proposed: string | null;
}

interface Change {
  readonly slot: string;
  readonly before: unknown;
  readonly after: unknown;
}

interface Shown extends Listed {
  readonly question: string;
  readonly version: string;
  readonly terms: readonly { readonly comparison: string; readonly weight: number }[];
  readonly sides: readonly {
    readonly customerId: string;
    readonly displayName: string | null;
    readonly members: readonly { readonly source: Source }[];
  }[];
  readonly decisions: readonly { readonly kind: string; readonly author: string; readonly reason: string; readonly decidedAt: number }[];
  readonly foreseen: Foreseen | null;
  readonly notForeseen: string | null;
}

/** What a decision brings about, as the resolver foresees it. */
export interface Foreseen {
  readonly customers: readonly { readonly was: string; readonly customerId: string; readonly changes: readonly Change[] }[];
  readonly targets: readonly ForeseenTarget[];
}

interface ForeseenTarget {
  readonly system: string;
  readonly record: string | null;
  readonly changes: readonly Change[];
  /** Told for a review only, as is the next. */
  readonly mode?: string | null;
  readonly pausedBecause?: readonly string[];
}

export interface ReviewFilter {
  readonly kind?: string;
  readonly system?: string;
  readonly slot?: string;
  readonly status?: string;
  readonly limit?: string;
}

/** The path that lists reviews by a filter. */
export function reviewsPath(filter: ReviewFilter): string {
  const given = Object.entries(filter).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return `/v1/reviews?${new URLSearchParams(given).toString()}`;
}

/** `trueup reviews`: what waits for a steward, the most at risk first. */
export async function reviews(address: Address, filter: ReviewFilter): Promise<string[]> {
  const { items, next } = await ask<{ items: readonly Listed[]; next: string | null }>(address, reviewsPath(filter));
  if (items.length === 0) return ['Nothing waits for a steward.'];
  const lines = items.map((one) =>
    [one.reviewId, String(one.valueAtRisk).padStart(4), one.kind.padEnd(13), aboutOf(one)].join('  ').trimEnd(),
  );
  return [...lines, ...(next === null ? [] : ['There are more: raise --limit, or answer these first.'])];
}

/** `trueup review ID`: both sides, the terms, what accepting would change. */
export async function review(address: Address, reviewId: string): Promise<string[]> {
  const shown = await ask<Shown>(address, `/v1/reviews/${encodeURIComponent(reviewId)}`);
  const { question, terms, sides, decisions, foreseen, notForeseen, valueAtRisk, version } = shown;
  return [
    `${question}  ${aboutOf(shown)}`,
    `value at risk ${valueAtRisk}, version ${version}`,
    ...sides.map(
      (side) => `  ${side.customerId} ${side.displayName ?? ''}: ${side.members.map(({ source }) => nameOf(source)).join(', ')}`,
    ),
    ...terms.map(({ comparison, weight }) => `  ${weight > 0 ? '+' : ''}${weight.toFixed(1)}  ${comparison}`),
    ...decisions.map((one) => `  ${new Date(one.decidedAt).toISOString()} ${one.author}: ${one.kind}. ${one.reason}`),
    ...(foreseen ? ['If accepted:', ...foreseenLines(foreseen)] : [notForeseen ?? '']),
  ];
}

/** What a decision brings about, for people. */
export function foreseenLines({ customers, targets }: Foreseen): string[] {
  return [
    ...customers.flatMap(({ was, customerId, changes }) => [
      `  ${was === customerId ? customerId : `${was} → ${customerId}`}`,
      ...changes.map(changeLine),
    ]),
    ...targets.flatMap((target) => [
      `  writes to ${target.record ?? `a new record in ${target.system}`}${unlessWritten(target)}`,
      ...target.changes.map(changeLine),
    ]),
  ];
}

/** Why it is not written at once, where it is not. */
function unlessWritten({ mode = null, pausedBecause = [] }: ForeseenTarget): string {
  const reasons = [...(mode === null || mode === 'write' ? [] : [`mode ${mode}`]), ...pausedBecause.map((why) => `paused: ${why}`)];
  return reasons.length === 0 ? '' : ` (${reasons.join('; ')})`;
}

function changeLine({ slot, before, after }: Change): string {
  return `    ${slot}: ${before === null ? 'nothing' : JSON.stringify(before)} → ${after === null ? 'nothing' : JSON.stringify(after)}`;
}

function aboutOf({ records, slot, current, proposed, weight }: Listed): string {
  const who = records.map(nameOf).join(' | ');
  if (slot !== null) return `${slot} of ${who}: ${current ?? 'nothing'} → ${proposed ?? 'nothing'}`;
  return `${who}${weight === null ? '' : ` (${weight.toFixed(1)} bits)`}`;
}

function nameOf({ system, type, id }: Source): string {
  return `${system}/${type}/${id}`;
}
