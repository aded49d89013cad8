import { joinKey, splitKey, type Consent, type ConsentStatus } from '@trueup/canonical-schema';
import type { MappedRow, MappingContext } from './mapping';
import { patchAt, readPath } from './path';
import type { Patch } from './patch';
import { mergePatches } from './patch';

/** Where a vendor keeps the consent for one contact point of a record. */
export interface ConsentPlace {
  /** The address or number it is about. */
  readonly point: string;
  readonly status: string;
  /** The vendor's word for each status; a word that is missing here says nothing. */
  readonly words: Readonly<Partial<Record<Exclude<ConsentStatus, 'UNKNOWN'>, unknown>>>;
  /** When the person decided, where the vendor keeps it, as ISO time. */
  readonly decidedAt?: string;
  /** `marketing` unless given. */
  readonly purpose?: string;
  /** Whether the words are a person's decisions (unless given) or may be defaults of the system. */
  readonly explicit?: (word: unknown) => boolean;
  readonly evidence?: string;
}

/** The consent that a record holds for its own contact point and the brand of its system. A record without that point has none. */
export function consent<Wire>(place: ConsentPlace): MappedRow<Wire> {
  const purpose = place.purpose ?? 'marketing';
  return {
    read(wire, at) {
      const word = readPath(wire, place.status);
      const point = pointOf(wire, place);
      if (word === undefined) return [{ key: keyOf(point ?? '', purpose, at), state: 'withheld', value: null }];
      if (point === undefined) return [];
      const decidedAt = timeOf(wire, place);
      const value = valueOf(wire, place, { word, decidedAt });
      const shared = { key: keyOf(point, purpose, at), changedAt: decidedAt };
      return [value === null ? { ...shared, state: 'empty', value } : { ...shared, state: 'value', value }];
    },
    write(value, address, at) {
      const [point] = splitKey(address.key, 3);
      if (at.current === null || pointOf(at.current, place) !== point || keyOf(point ?? '', purpose, at) !== address.key) return undefined;
      const decision = value as Consent | null;
      const word = decision === null || decision.status === 'UNKNOWN' ? undefined : place.words[decision.status];
      if (word === undefined) return undefined;
      const time =
        place.decidedAt && decision?.decidedAt ? [patchAt<Wire>(place.decidedAt, new Date(decision.decidedAt).toISOString())] : [];
      const patches: Patch<Wire>[] = [patchAt<Wire>(place.status, word), ...time];
      return mergePatches(patches);
    },
  };
}

function keyOf<Wire>(point: string, purpose: string, at: MappingContext<Wire>): string {
  return joinKey([point, purpose, at.row.brand ?? '']);
}

function pointOf(wire: unknown, place: ConsentPlace): string | undefined {
  const point = readPath(wire, place.point);
  return typeof point === 'string' && point !== '' ? point.trim().toLowerCase() : undefined;
}

function timeOf(wire: unknown, place: ConsentPlace): number | null {
  const time = place.decidedAt ? readPath(wire, place.decidedAt) : null;
  const parsed = typeof time === 'string' ? Date.parse(time) : Number.NaN;
  return Number.isNaN(parsed) ? null : parsed;
}

function valueOf(wire: unknown, place: ConsentPlace, told: { word: unknown; decidedAt: number | null }): Consent | null {
  const status = (Object.keys(place.words) as Exclude<ConsentStatus, 'UNKNOWN'>[]).find((one) => place.words[one] === told.word);
  if (status === undefined) return null;
  const evidence = place.evidence ? readPath(wire, place.evidence) : null;
  return {
    status,
    explicit: place.explicit?.(told.word) ?? true,
    evidence: typeof evidence === 'string' ? evidence : null,
    decidedAt: told.decidedAt,
  };
}
