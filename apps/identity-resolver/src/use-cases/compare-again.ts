import { pairUp } from '../judgement/pair-up';
import type { StoredRecord } from '../judgement/stored-record';
import type { Setting } from './setting';
import type { Shelf } from './shelf';

/** Records by the key of the record that they are compared with, besides those that its match keys bring. */
export type Partners = ReadonlyMap<string, readonly StoredRecord[]>;

/** Puts records under their match keys and makes their edges anew. */
export async function compareAgain(
  shelf: Shelf,
  moved: readonly StoredRecord[],
  { setting, partners }: { readonly setting: Setting; readonly partners?: Partners },
): Promise<void> {
  const { model } = setting.rules();
  await shelf.index(moved);
  const candidates = await shelf.candidatesFor(moved);
  const edges = moved.flatMap((record) => {
    const others = [...(candidates.get(record.key)?.records ?? []), ...(partners?.get(record.key) ?? [])];
    return pairUp(record, [...new Map(others.map((other) => [other.key, other] as const)).values()], model);
  });
  await shelf.replaceEdges(
    moved.map(({ key }) => key),
    [...new Map(edges.map((edge) => [`${edge.left}\n${edge.right}`, edge] as const)).values()],
  );
  const known = moved.map((record) => ({
    record,
    completeness: candidates.get(record.key)?.isWhole === false ? ('partial' as const) : ('whole' as const),
  }));
  await shelf.saveRecords(
    known
      .filter(({ record, completeness }) => record.completeness !== completeness)
      .map(({ record, completeness }) => ({ ...record, completeness })),
  );
}
