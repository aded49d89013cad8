import { isSlot, slotId, type GoldenSlot, type SlotAddress } from '@trueup/canonical-schema';
import type { Golden, SettledBy } from '@trueup/governance';
import { keptClaims } from './keep-claims';
import type { Rules } from './rules';
import type { Slice, StoredDecision } from './slice';
import { standingLinks } from './standing-decisions';
import type { StoredRecord } from './stored-record';

/** What a parting leaves without a value, by the key of a record of the customer that is left without it. */
export type TakenBack = Readonly<Record<string, readonly SlotAddress[]>>;

/** As a decision that parts records carries it, so that a replay takes back the same. */
export function writeTakenBack(takenBack: TakenBack): string | null {
  return Object.keys(takenBack).length > 0 ? JSON.stringify({ takenBack }) : null;
}

/** The decisions that keep records apart now and took something back when they parted them. */
export function partingsOf({ decisions }: Pick<Slice, 'decisions'>, rules: Rules): StoredDecision[] {
  const partings = decisions.filter(({ kind, value }) => (kind === 'split' || kind === 'neverLink') && value !== null);
  if (partings.length === 0) return partings;
  const standing = new Set(standingLinks(decisions, rules).map(({ decisionId }) => decisionId));
  return partings.filter(({ decisionId }) => standing.has(decisionId));
}

/**
 * Golden with what an unmerge took back: a value that reached the customer's records from those that it was parted from is cleared
 * there, unless one of its own records ever said one.
 */
export function withTakenBack(
  golden: Golden,
  members: readonly StoredRecord[],
  from: { readonly decisions: readonly StoredDecision[]; readonly contractVersion: string },
): Golden {
  if (from.decisions.length === 0) return golden;
  const own = new Set(members.map(({ key }) => key));
  const spoken = new Set([
    ...golden.slots.map(slotId),
    ...members.flatMap(({ claims }) => keptClaims(claims).flatMap((claim) => (claim.state === 'value' ? slotId(claim) : []))),
  ]);
  const cleared = new Map<string, GoldenSlot>();
  for (const parting of [...from.decisions].sort((left, right) => left.decidedAt - right.decidedAt)) {
    for (const [key, addresses] of Object.entries(readTakenBack(parting)))
      for (const address of own.has(key) ? addresses : [])
        if (isSlot(address.slot) && !spoken.has(slotId(address)))
          cleared.set(slotId(address), clearedBy(parting, address, from.contractVersion));
  }
  return cleared.size === 0 ? golden : { ...golden, slots: [...golden.slots, ...cleared.values()] };
}

function readTakenBack({ value }: StoredDecision): TakenBack {
  return (JSON.parse(value ?? '{}') as { takenBack?: TakenBack } | null)?.takenBack ?? {};
}

function clearedBy({ decisionId, decidedAt }: StoredDecision, { slot, key, context }: SlotAddress, contractVersion: string): GoldenSlot {
  return {
    ...{ slot, key, context, state: 'cleared', value: null },
    provenance: {
      source: { system: 'trueup', type: 'split', id: decisionId },
      valueTime: decidedAt,
      timeQuality: 'field',
      verification: 'unverified',
      rule: 'takenBack' satisfies SettledBy,
      contractVersion,
      correlationId: null,
      losers: [],
    },
  };
}
