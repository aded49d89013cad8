import type { SlotValue } from '@trueup/canonical-schema';
import { text, type Codec } from './codec';
import type { MappedClaim, MappedRow, MappingContext } from './mapping';
import { nameOf, patchAt, readPath, type Path } from './path';
import { isOwnPlace } from './place';

/** How a field differs from plain text at one path. */
export interface FieldOptions<Wire> {
  readonly as?: Codec;
  /** The longest text the field takes; longer text is cut, which the projection shows. */
  readonly max?: number;
  /** What an empty field is written as; null unless given. */
  readonly nothing?: unknown;
  /** What it means when the record does not speak of the field; `withheld` unless given. */
  readonly absent?: 'withheld' | 'empty';
  readonly context?: (wire: Wire, at: MappingContext<Wire>) => string;
  /** When this very field changed, epoch milliseconds. */
  readonly changedAt?: (wire: Wire) => number | null;
  readonly verified?: (wire: Wire) => boolean;
  readonly partId?: (wire: Wire) => string | null;
}

/** A slot that lies in one field. */
export function field<Wire>(path: Path<Wire>, options: FieldOptions<Wire> = {}): MappedRow<Wire> {
  const codec = options.as ?? text;
  return {
    read(wire, at) {
      const name = nameOf(path, at);
      if (name === undefined) return [];
      return [{ ...claimOf(readPath(wire, name), codec, options.absent), ...aboutField(wire, at, options) }];
    },
    write(value, address, at) {
      const name = nameOf(path, at);
      const context = at.current === null ? undefined : options.context?.(at.current, at);
      if (name === undefined || !isOwnPlace(address, context, at)) return undefined;
      return patchAt<Wire>(name, value === null ? (options.nothing ?? null) : fit(codec.to(value), options.max));
    },
  };
}

function aboutField<Wire>(wire: Wire, at: MappingContext<Wire>, options: FieldOptions<Wire>): Omit<MappedClaim, 'state' | 'value'> {
  return {
    context: options.context?.(wire, at),
    changedAt: options.changedAt?.(wire) ?? null,
    verification: options.verified ? (options.verified(wire) ? 'verified' : 'unverified') : undefined,
    partId: options.partId?.(wire) ?? null,
  };
}

/** What a raw field says: undefined is withheld, nothing is empty. */
export function claimOf(raw: unknown, codec: Codec, absent: 'withheld' | 'empty' = 'withheld'): MappedClaim {
  if (raw === undefined) return { state: absent, value: null };
  const value: SlotValue | null = codec.from(raw);
  return value === null ? { state: 'empty', value } : { state: 'value', value };
}

function fit(value: unknown, max: number | undefined): unknown {
  return typeof value === 'string' && max !== undefined ? value.slice(0, max) : value;
}
