import type { NormalisedRecord, Told, ToldPair } from '@trueup/identity';
import type { ReadDecision } from './read-decisions';

/** What people said, in the file's words. */
export interface Said {
  /** Id ─► party. */
  readonly labels: ReadonlyMap<string, string>;
  readonly decisions: readonly ReadDecision[];
}

/** The ids of the records that people spoke of. */
export function idsSaid({ labels, decisions }: Said): ReadonlySet<string> {
  return new Set([...labels.keys(), ...decisions.flatMap(({ records }) => records.map(({ id }) => id))]);
}

/** What people said of these records, by their keys. A decision about a record of another system than the file's says nothing of it. */
export function toldOf({ labels, decisions }: Said, records: readonly NormalisedRecord[]): Told {
  const known = new Map(records.map((record) => [record.source.id, record] as const));
  const keyOf = ({ system, id }: ReadDecision['records'][number]): string | undefined => {
    const record = known.get(id);
    return record && (record.source.system === '' || record.source.system === system) ? record.key : undefined;
  };
  return {
    labels: new Map(
      [...labels].flatMap(([id, party]): [string, string][] => {
        const record = known.get(id);
        return record ? [[record.key, party]] : [];
      }),
    ),
    decisions: decisions.flatMap(({ records: [one, other], isOne }): ToldPair[] => {
      const [left, right] = [keyOf(one), keyOf(other)];
      return left === undefined || right === undefined || left === right ? [] : [{ keys: [left, right], isOne }];
    }),
  };
}
