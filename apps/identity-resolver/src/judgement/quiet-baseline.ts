import { slotId, type ForeignValue, type SlotAddress } from '@trueup/canonical-schema';
import type { Golden } from '@trueup/governance';
import { originsOf } from './origins-of';
import type { StoredRecord } from './stored-record';

type Word = SlotAddress & { readonly correlationId: string | null };

/**
 * Golden without what a load brought to light: a loaded value is proposed to nobody, turned away by nobody and put back by nobody, and
 * neither is one that stood in its system before the load brought the value that counts. Such differences are healed on request.
 */
export function quietBaseline(golden: Golden, members: readonly StoredRecord[]): Golden {
  if (golden.proposals.length + golden.rejected.length + golden.foreign.length === 0) return golden;
  const origins = originsOf(members);
  if (![...origins.values()].some(({ isBaseline }) => isBaseline)) return golden;
  const counting = new Map(golden.slots.map((slot) => [slotId(slot), origins.get(slot.provenance.correlationId ?? '')] as const));
  const isQuiet = (word: Word) => {
    const said = origins.get(word.correlationId ?? '');
    const loaded = counting.get(slotId(word));
    return said !== undefined && (said.isBaseline || (loaded?.isBaseline === true && said.receivedAt <= loaded.receivedAt));
  };
  const shadowed = (value: ForeignValue): ForeignValue =>
    isQuiet(value as ForeignValue & Word) ? { ...value, disposition: 'shadow' } : value;
  return {
    ...golden,
    proposals: golden.proposals.filter((proposal) => !isQuiet(proposal)),
    rejected: golden.rejected.filter((rejection) => !isQuiet(rejection)),
    foreign: golden.foreign.map(shadowed),
  };
}
