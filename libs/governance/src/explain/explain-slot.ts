import type { LosingClaim, SlotValue, SourceRef } from '@trueup/canonical-schema';
import type { Standing } from '../claim';
import { policyFor } from '../policy';
import { byText } from '../slot-order';
import type { SettledBy } from '../settled-by';
import type { SlotPolicy } from '../slot-policy';
import type { Explainable, Explanation, LoserExplained } from './explanation';
import { sentencesOf } from './sentences';

/** Names the rules by which a steward's word stands, and no record's. */
const BY_STEWARDS: readonly (string | undefined)[] = ['pinned', 'takenBack'] satisfies SettledBy[];

/** Why a value is golden: who spoke, who had the say, which rule settled it, who lost and why. */
export function explainSlot(about: Explainable): Explanation {
  const { address, golden, contract, subject } = about;
  const policy = contract && policyFor(contract, address, subject);
  const provenance = golden?.provenance;
  const isDecided = BY_STEWARDS.includes(provenance?.rule);
  const facts: Omit<Explanation, 'text'> = {
    ...{ slot: address.slot, key: address.key, context: address.context },
    state: golden?.state ?? 'none',
    value: golden?.value ?? null,
    source: provenance?.source ?? null,
    standing: provenance && policy && !isDecided ? standingAt(provenance.source, policy) : null,
    rule: provenance?.rule ?? null,
    valueTime: provenance?.valueTime ?? null,
    timeQuality: provenance?.timeQuality ?? null,
    verification: provenance?.verification ?? null,
    correlationId: provenance?.correlationId ?? null,
    contractVersion: provenance?.contractVersion ?? contract?.version ?? null,
    contractRow: policy ? rowOf(policy) : null,
    standings: policy ? sorted(policy.standings) : {},
    losers: (provenance?.losers ?? []).map((loser) => loserOf(loser, policy)),
    foreign: about.foreign
      .filter((one) => one.slot === address.slot && one.key === address.key && one.context === address.context)
      .map(({ source, disposition, valueTime, correlationId }) => ({ source, disposition, valueTime, correlationId })),
    decision: isDecided ? (about.decision ?? null) : null,
  };
  return { ...facts, text: sentencesOf(facts) };
}

function standingAt({ system }: SourceRef, { standings, isRouted }: SlotPolicy): Standing {
  return standings[system] ?? (isRouted ? 'owner' : 'foreign');
}

function loserOf({ source, valueTime, timeQuality, because, value }: LosingClaim, policy: SlotPolicy | undefined): LoserExplained {
  const standing = policy ? standingAt(source, policy) : null;
  return { source, standing, value: value === null ? null : (JSON.parse(value) as SlotValue), valueTime, timeQuality, because };
}

function rowOf({ row }: SlotPolicy): Explanation['contractRow'] {
  const { rule, empty, group, why, accountable, steward, slo, exceptionTo } = row;
  return { rule, empty, group, why, accountable, steward, slo, exceptionTo };
}

function sorted(standings: SlotPolicy['standings']): Explanation['standings'] {
  return Object.fromEntries(Object.entries(standings).sort(([left], [right]) => byText(left, right)));
}
