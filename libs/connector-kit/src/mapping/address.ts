import type { Address } from '@trueup/canonical-schema';
import { text, type Codec } from './codec';
import type { FieldOptions } from './field';
import type { MappedRow, MappingContext } from './mapping';
import { nameOf, patchAt, readPath, type Path } from './path';
import { mergePatches } from './patch';
import { isOwnPlace } from './place';

type Part = keyof Address;

/** Where one part lies, and how it is written there. */
export type PartPath<Wire> = Path<Wire> | { readonly path: Path<Wire>; readonly as?: Codec; readonly max?: number };

const PARTS: readonly Part[] = [
  'receiver',
  'company',
  'line1',
  'line2',
  'line3',
  'city',
  'region',
  'postalCode',
  'country',
  'phone',
  'language',
];

/** An address whose parts lie in fields. Parts without a place are nothing there; no part at all is no address. */
export function address<Wire>(
  parts: Partial<Record<Part, PartPath<Wire>>>,
  options: Pick<FieldOptions<Wire>, 'context' | 'absent' | 'partId' | 'verified'> = {},
): MappedRow<Wire> {
  return {
    read(wire, at) {
      const raws = PARTS.map((part) => [part, rawPart(wire, parts[part], at)] as const);
      const placed = raws.filter(([part]) => parts[part] !== undefined);
      const shared = { context: options.context?.(wire, at), partId: options.partId?.(wire) ?? null };
      if (placed.every(([, raw]) => raw === undefined)) return [{ ...shared, state: options.absent ?? 'withheld', value: null }];
      const value = Object.fromEntries(raws.map(([part, raw]) => [part, codecOf(parts[part]).from(raw)])) as unknown as Address;
      if (PARTS.every((part) => value[part] === null)) return [{ ...shared, state: 'empty', value: null }];
      const verification = options.verified ? (options.verified(wire) ? 'verified' : 'unverified') : undefined;
      return [{ ...shared, state: 'value', value, verification }];
    },
    write(value, place, at) {
      if (!isOwnPlace(place, at.current === null ? undefined : options.context?.(at.current, at), at)) return undefined;
      const given = value as Address | null;
      return mergePatches<Wire>(
        PARTS.flatMap((part) => {
          const name = placeOf(parts[part], at);
          return name === undefined ? [] : [patchAt<Wire>(name, writtenPart(given?.[part] ?? null, parts[part]))];
        }),
      );
    },
  };
}

function isPath<Wire>(part: PartPath<Wire>): part is Path<Wire> {
  return typeof part !== 'object';
}

function placeOf<Wire>(part: PartPath<Wire> | undefined, at: MappingContext<Wire>): string | undefined {
  return part === undefined ? undefined : nameOf(isPath(part) ? part : part.path, at);
}

function codecOf<Wire>(part: PartPath<Wire> | undefined): Codec {
  return part === undefined || isPath(part) ? text : (part.as ?? text);
}

function rawPart<Wire>(wire: Wire, part: PartPath<Wire> | undefined, at: MappingContext<Wire>): unknown {
  const name = placeOf(part, at);
  return name === undefined ? undefined : readPath(wire, name);
}

function writtenPart<Wire>(value: string | null, part: PartPath<Wire> | undefined): unknown {
  if (value === null) return null;
  const written = codecOf(part).to(value);
  const max = part === undefined || isPath(part) ? undefined : part.max;
  return typeof written === 'string' && max !== undefined ? written.slice(0, max) : written;
}
