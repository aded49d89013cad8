import type { Transaction } from '@trueup/event-bus';
import { compareWithHeld } from '../held/echo';
import type { Intent } from '../held/held-record';
import type { MappedRecord } from '../loops/mapped-record';
import type { SystemRuntime } from '../loops/system-runtime';
import { refKey, type Holding } from '../store/held-store';
import { judgeLosses, type Judgement } from './judge-losses';
import { lossKey, type Loss } from './loss-store';
import { lostSlots, withoutSlots } from './lost-slots';

/** What is held back of the readings of a batch. */
export interface HeldBack {
  /** The reading as it may be believed: slots that are held count as withheld. */
  believed(record: MappedRecord): MappedRecord;
  /** Whether the record is told to be gone and nobody believes it. */
  isGoneHeld(record: MappedRecord): boolean;
  /** Whether the record is to be read once more before anything of it is believed. */
  waits(record: MappedRecord): boolean;
}

interface Known {
  readonly holdings: ReadonlyMap<string, Holding>;
  readonly intents: ReadonlyMap<string, readonly Intent[]>;
}

/** Looks at a batch as a whole: what many records lose at once is not believed, what several lose is looked at once more. */
export async function holdLosses(
  runtime: SystemRuntime,
  tx: Transaction,
  { records, known }: { readonly records: readonly MappedRecord[]; readonly known: Known },
): Promise<HeldBack> {
  const lossesOf = new Map(records.map((record) => [record, lossesIn(record, known, runtime.now())]));
  const judged = await judgeLosses(runtime, tx, [...lossesOf.values()].flat());
  const of = (record: MappedRecord, judgement: Judgement) =>
    (lossesOf.get(record) ?? []).filter((loss) => judged.get(lossKey(loss)) === judgement);
  return {
    believed: (record) => {
      const hidden = new Set(of(record, 'hold').map(({ slot }) => slot));
      const held = known.holdings.get(refKey(record.ref))?.held;
      return hidden.size === 0
        ? record
        : { ...record, reading: { ...record.reading, slots: withoutSlots(record.reading.slots, hidden, held) } };
    },
    isGoneHeld: (record) => of(record, 'hold').some(({ slot }) => slot === ''),
    waits: (record) => of(record, 'wait').length > 0,
  };
}

function lossesIn({ ref, reading }: MappedRecord, { holdings, intents }: Known, now: number): Loss[] {
  const held = holdings.get(refKey(ref))?.held;
  if (held === undefined || held.readSequence === 0) return [];
  if (reading.lifecycle === 'merged') return [];
  if (reading.lifecycle !== 'present')
    return held.lifecycle === 'present' && reading.sequence >= held.readSequence ? [{ slot: '', ref }] : [];
  const compared = compareWithHeld(reading, held, { intents: intents.get(refKey(ref)) ?? [], now });
  return lostSlots(held, compared).map((slot) => ({ slot, ref }));
}
