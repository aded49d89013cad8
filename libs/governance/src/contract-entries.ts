import { attributeOf, isSlot, type PartyKind, type Slot } from '@trueup/canonical-schema';
import type { ConfigFault } from './config-faults';
import { rowBody, type RowBody } from './contract-file';
import type { ContractRow, FlipLimit } from './contract-row';
import { faultsOf } from './faults-of';

/** A row whose flip limit may be switched off, which only a row without `revert` may be. */
export interface ReadRow {
  readonly path: string;
  readonly row: ContractRow;
  readonly isLimited: boolean;
}

interface Place {
  readonly slot: Slot;
  readonly element: string | null;
}

const KINDS: readonly PartyKind[] = ['person', 'organisation', 'site'];
const STANDARD: FlipLimit = { flips: 3, withinMs: 600_000 };

/** The rows that one entry of the file makes: one for each slot that it names and each variant by kind. */
export function rowsOfEntry(
  names: string,
  entry: Readonly<Record<string, unknown>>,
  limit: FlipLimit | false,
): { rows: ReadRow[]; faults: ConfigFault[]; named: Slot[] } {
  const places = partsOf(names).map((name) => ({ name, ...placeOf(name) }));
  const slots = places.flatMap(({ name, slot, element }) => (slot ? [{ name, slot, element }] : []));
  const faults = places
    .filter(({ slot }) => slot === undefined)
    .map(({ name }) => ({ path: `slots.${name}`, message: 'Unknown slot; the canonical schema lists them.' }));
  const rows = variantsOf(entry).flatMap(({ kinds, body, path }) => {
    const read = rowBody.safeParse(body);
    if (read.success) return slots.map((place) => ({ ...rowOf(place, read.data, limit), path: `slots.${place.name}${path}`, kinds }));
    faults.push(...faultsOf(read.error).map((fault) => ({ ...fault, path: `slots.${names}${path}.${fault.path}` })));
    return [];
  });
  return {
    rows: rows.map(({ kinds, row, ...rest }) => ({ ...rest, row: { ...row, kinds } })),
    faults,
    named: slots.map(({ slot }) => slot),
  };
}

function variantsOf(entry: Readonly<Record<string, unknown>>): { kinds: readonly PartyKind[]; body: unknown; path: string }[] {
  const keys = Object.keys(entry);
  const isByKind = keys.length > 0 && keys.every((key) => partsOf(key).every((part) => KINDS.includes(part as PartyKind)));
  if (!isByKind) return [{ kinds: KINDS, body: entry, path: '' }];
  return keys.map((key) => ({ kinds: partsOf(key) as PartyKind[], body: entry[key], path: `.${key}` }));
}

/** A slot, or one of a tenant's own fields: `extensions.<name>`. */
function placeOf(name: string): { slot: Slot | undefined; element: string | null } {
  const element = /^extensions\.(.+)$/.exec(name)?.[1];
  if (element) return { slot: 'extensions', element };
  return { slot: isSlot(name) ? name : undefined, element: null };
}

function rowOf({ slot, element }: Place, body: RowBody, limit: FlipLimit | false): { row: ContractRow; isLimited: boolean } {
  const { flipLimit: own = limit, ...rest } = body;
  const row = { slot, element, kinds: KINDS, ...rest, group: body.group ?? attributeOf(slot).group ?? null, flipLimit: own || STANDARD };
  return { row, isLimited: own !== false };
}

function partsOf(names: string): string[] {
  return names.split(',').map((part) => part.trim());
}
