import type { GoldenSlot, SlotAddress } from '@trueup/canonical-schema';
import { placedSubject, settleUnder, subjectOf, type Explanation, type Under } from '@trueup/governance';
import type { Then } from './why';

/** What the contract that counts for a time makes of a value that another one had settled. */
export interface UnderCounting {
  readonly contract: string;
  /** same: it stands under both. other: the element shows what counts. untold: the element shows what was published. */
  readonly outcome: Under['outcome'];
  /** Of untold: why what is kept does not tell. */
  readonly because: string | null;
  /** What was published then, and under which contract. */
  readonly published: (Pick<GoldenSlot, 'state' | 'value'> & Pick<GoldenSlot['provenance'], 'source' | 'rule' | 'contractVersion'>) | null;
}

export type Recast = Under & { readonly contract: string };

interface Slot {
  readonly address: SlotAddress;
  readonly golden: GoldenSlot | undefined;
}

/** Settles a slot by the contract that counts for the time that is asked for; undefined where that one had settled it. */
export async function recastFor({ address, golden }: Slot, { then, contract: counting, asOf, from }: Then): Promise<Recast | undefined> {
  // All values of a snapshot are settled by one contract.
  const version = (golden ?? then.values[0])?.provenance.contractVersion;
  if (asOf === null || counting === null || version === undefined || version === counting.contract) return undefined;
  const { contract: name } = counting;
  const base = subjectOf(then.kind, then.members, from.systems);
  const [before, after] = await Promise.all([from.contracts.read(version), from.contracts.read(name)]);
  const unread = before ? name : version;
  if (!before || !after) return { contract: name, outcome: 'untold', because: `the text of contract ${unread} is not known here` };
  const [settledBy, countingBy] = [before, after].map((contract) => ({ contract, subject: placedSubject(base, then.values, contract) }));
  if (!settledBy || !countingBy) throw new RangeError('Two contracts make two standpoints.');
  return { contract: name, ...settleUnder({ address, golden, settledBy, counting: countingBy, asOf }) };
}

/** The element with what counts beside what was published, in data and as a sentence. */
export function recastWords(
  { text }: Explanation,
  { contract, ...under }: Recast,
  golden: GoldenSlot | undefined,
): { readonly text: readonly string[]; readonly underCounting: UnderCounting } {
  const { source, rule, contractVersion } = golden?.provenance ?? {};
  const published =
    golden && source && rule !== undefined && contractVersion !== undefined
      ? { state: golden.state, value: golden.value, source, rule, contractVersion }
      : null;
  const because = under.outcome === 'untold' ? under.because : null;
  const underCounting = { contract, outcome: under.outcome, because, published };
  return { text: [...text, sentence(underCounting)], underCounting };
}

function sentence({ contract, outcome, because, published }: UnderCounting): string {
  const counts = `contract ${contract}, which counts for that time`;
  if (outcome === 'untold') return `What ${counts}, makes of it is not told: ${because ?? ''}.`;
  if (outcome === 'same') return `It stands as well under ${counts}.`;
  const was = published === null ? 'nothing' : published.value === null ? 'that it was cleared' : JSON.stringify(published.value);
  return `So it is under ${counts}; published then was ${was}, under ${published?.contractVersion ?? 'another one'}.`;
}
