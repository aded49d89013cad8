import type { SlotAddress, SlotValue } from '@trueup/canonical-schema';
import {
  facetKey,
  patchAt,
  mergePatches,
  readPath,
  systemOf,
  text,
  type Codec,
  type MappedClaim,
  type MappedRow,
  type MappingContext,
  type Patch,
} from '@trueup/connector-kit';
import type { SystemRow } from '@trueup/governance';
import type { ErpAccount, FileField, SalesforceRecord, StoreFile } from '../wire';

type Entry = ErpAccount & StoreFile;
type Entries = Readonly<Record<string, Entry | null>>;

/** A field that shows a value of the file to people, who may change it there. */
export interface ShownIn {
  readonly field: keyof SalesforceRecord & string;
  /** first: of the first facet that has one. only: where there is a single facet. */
  readonly of: 'first' | 'only';
  readonly max?: number;
  /** What the field holds when there is nothing to show. */
  readonly nothing?: false;
  readonly as?: (value: SlotValue) => unknown;
  readonly back?: Codec;
}

interface Place {
  readonly name: keyof Entry;
  readonly as?: Codec;
  readonly shown?: ShownIn;
}

/** Files of other systems' facets: one entry for each, by facet key. */
export function facetFile(file: Extract<FileField, 'ERP_Accounts__c' | 'Web_Preferences__c'>, family: SystemRow['family']) {
  const shownAlone: ShownIn[] = [];
  const isKnown = (key: string, at: MappingContext<SalesforceRecord>) =>
    at.systems.some((row) => row.family === family && row.system === systemOf({ key } as SlotAddress));

  return function inFile({ name, as = text, shown }: Place): MappedRow<SalesforceRecord> {
    if (shown?.of === 'only') shownAlone.push(shown);
    return {
      read(wire, at) {
        if (wire[file] === undefined) return withheld(family, at);
        const entries: Entries = wire[file] ?? {};
        const own = shown && shownEntry(entries, name, shown.of);
        return keysOf(entries)
          .filter((key) => isKnown(key, at))
          .flatMap((key): MappedClaim[] => {
            const value = as.from(entries[key]?.[name]);
            const typed = shown && key === own ? typedOver(wire, { shown, value, as }) : undefined;
            const now = typed === undefined ? value : typed.value;
            if (now === null) return typed === undefined ? [] : [{ key, state: 'empty', value: null }];
            return [{ key, state: 'value', value: now }];
          });
      },
      write(value, address, at) {
        if (!isKnown(address.key, at)) return undefined;
        const before = (at.current?.[file] ?? {}) as Entries;
        const kept = value === null ? null : as.to(value);
        const after: Entries = { ...before, [address.key]: { ...before[address.key], [name]: kept } };
        return mergePatches<SalesforceRecord>([
          { [file]: { [address.key]: { [name]: kept } } },
          ...(keysOf(after).length > 1 ? crowdedOut(at.current, shownAlone) : []),
          ...(shown ? [patchAt<SalesforceRecord>(shown.field, shownValue(after, { name, as, shown }))] : []),
        ]);
      },
    };
  };
}

/** The keys of the entries that hold anything, in order. */
function keysOf(entries: Entries): string[] {
  const isKept = (entry: Entry | null | undefined) => Object.values(entry ?? {}).some((value) => value !== null && value !== undefined);
  return Object.keys(entries)
    .filter((key) => isKept(entries[key]))
    .sort();
}

/** Takes away what was shown of the only facet, now that there are several. */
function crowdedOut(current: SalesforceRecord | null, alone: readonly ShownIn[]): Patch<SalesforceRecord>[] {
  return alone.filter(({ field }) => current?.[field] !== undefined).map(({ field, nothing }) => patchAt(field, nothing ?? null));
}

function shownEntry(entries: Entries, name: keyof Entry, of: ShownIn['of']): string | undefined {
  const keys = keysOf(entries);
  if (of === 'only') return keys.length === 1 ? keys[0] : undefined;
  return keys.find((key) => entries[key]?.[name] !== null && entries[key]?.[name] !== undefined);
}

function shownValue(entries: Entries, { name, as, shown }: Required<Place>): unknown {
  const key = shownEntry(entries, name, shown.of);
  const value = key === undefined ? null : as.from(entries[key]?.[name]);
  return shownAs(value, shown);
}

function shownAs(value: SlotValue | null, shown: ShownIn): unknown {
  if (value === null) return shown.nothing ?? null;
  const given = shown.as ? shown.as(value) : value;
  return typeof given === 'string' && shown.max !== undefined ? given.slice(0, shown.max).trim() : given;
}

/** What somebody made of the shown field; undefined where it still shows what the file says. */
function typedOver(
  wire: SalesforceRecord,
  { shown, value, as }: { shown: ShownIn; value: SlotValue | null; as: Codec },
): { readonly value: SlotValue | null } | undefined {
  const typed = readPath(wire, shown.field);
  if (typed === undefined || (typed ?? shown.nothing ?? null) === shownAs(value, shown)) return undefined;
  return { value: (shown.back ?? as).from(typed) };
}

function withheld(family: SystemRow['family'], at: MappingContext<SalesforceRecord>): MappedClaim[] {
  return at.systems.filter((row) => row.family === family).map((row) => ({ key: facetKey(row), state: 'withheld', value: null }));
}
