import { slotId, type SlotClaim } from '@trueup/canonical-schema';
import { normalise, type NormalisedRecord } from '@trueup/identity';
import type { ObservationOrder } from '../../judgement/observation-order';
import type { SlotStore, StampedClaim, StoredRecord } from '../../judgement/stored-record';

type Own = 'key' | 'source' | 'foundingId';
/** No JSON holds it. */
const LINE = '\n';
const IN_ROW: ReadonlySet<string> = new Set<Own>(['key', 'source', 'foundingId']);

/** An identity as it is written: without what the row says already and without lists that are empty. */
type PackedIdentity = Partial<Omit<NormalisedRecord, Own>>;

/** What a record said, as it is written. What many claims share is there once. */
interface Said {
  readonly order: ObservationOrder | null;
  readonly orders: readonly ObservationOrder[];
  readonly circumstances: readonly Circumstance[];
  readonly claims: readonly PackedClaim[];
}

/** What claims of one observation have in common; the last two are places in `orders`. */
type Circumstance = readonly [
  SlotClaim['state'],
  number | null,
  SlotClaim['timeQuality'],
  SlotClaim['origin'],
  SlotClaim['verification'],
  string | null,
  number,
  number,
  number,
];

/** slot, key, context, value, partId, place in `circumstances`, and 1 where it is the word that there is none. */
type PackedClaim = readonly [SlotClaim['slot'], string, string, SlotClaim['value'], string | null, number, 0 | 1];

type Kept = Pick<StoredRecord, 'order' | 'identity' | 'claims'>;

/** An identity that says nothing, its fields in the order in which they are made, so that a record that is read equals the one that was written. */
const BLANK = blank();

/** Everything of a record that no statement looks at, as text: a line of what it is compared by and a line of what it said. */
export function packBody({ order, identity, claims }: Kept): string {
  const orders = new Shelved<ObservationOrder>(
    ({ eventId }) => eventId,
    (one, other) => one === other,
  );
  const circumstances = new Shelved<Circumstance>(
    (one) => JSON.stringify(one),
    (one, other) => one.every((part, at) => part === other[at]),
  );
  const packed: PackedClaim[] = [];
  const pack = (stamped: StampedClaim | null, isNone: 0 | 1): void => {
    if (!stamped) return;
    const { slot, key, context, value, partId, state, valueTime, timeQuality, origin, verification, correlationId, receivedAt } =
      stamped.claim;
    const times = [orders.placeOf(stamped.order), orders.placeOf(stamped.witnessed)] as const;
    const place = circumstances.placeOf([state, valueTime, timeQuality, origin, verification, correlationId, receivedAt, ...times]);
    packed.push([slot, key, context, value, partId, place, isNone]);
  };
  for (const { value, none } of Object.values(claims)) {
    pack(value, 0);
    pack(none, 1);
  }
  const own: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(identity))
    if (!IN_ROW.has(name) && !(Array.isArray(part) && part.length === 0)) own[name] = part;
  const said: Said = { order, orders: orders.all, circumstances: circumstances.all, claims: packed };
  return `${JSON.stringify(own)}${LINE}${JSON.stringify(said)}`;
}

/** The identity that `packBody` packed; the rest of it is that of the row. */
export function unpackIdentity(body: string, own: Pick<NormalisedRecord, Own>): NormalisedRecord {
  return { ...BLANK, ...(JSON.parse(body.slice(0, body.indexOf(LINE))) as PackedIdentity), ...own };
}

/** What the record said, as `packBody` packed it. */
export function unpackSaid(body: string): Omit<Kept, 'identity'> {
  const { order, orders, circumstances, claims } = JSON.parse(body.slice(body.indexOf(LINE) + 1)) as Said;
  const store: Record<string, SlotStore> = {};
  for (const [slot, at, context, value, partId, place, isNone] of claims) {
    const circumstance = circumstances[place];
    if (!circumstance) throw new RangeError('A claim names a circumstance that its record does not hold.');
    const [state, valueTime, timeQuality, origin, verification, correlationId, receivedAt, said, witnessed] = circumstance;
    const address = { slot, key: at, context };
    const claim = { ...address, state, value, valueTime, timeQuality, origin, verification, partId, correlationId, receivedAt };
    const stamped: StampedClaim = { claim, order: orderAt(orders, said), witnessed: orderAt(orders, witnessed) };
    const id = slotId(address);
    const { value: word = null, none = null } = store[id] ?? {};
    store[id] = isNone ? { value: word, none: stamped } : { value: stamped, none };
  }
  return { order, claims: store };
}

function orderAt(orders: readonly ObservationOrder[], place: number): ObservationOrder {
  const order = orders[place];
  if (!order) throw new RangeError('A claim names an observation that its record does not hold.');
  return order;
}

function blank(): NormalisedRecord {
  const nobody = { source: { system: '', type: '', id: '' }, kind: 'UNKNOWN', segment: null, lifecycle: 'UNKNOWN', claims: [] } as const;
  const said = normalise({ ...nobody, references: [], ourKey: null, mergedInto: null }, { cell: '', country: null });
  return Object.fromEntries(
    Object.entries(said).map(([name, part]) => [name, Array.isArray(part) ? [] : part]),
  ) as unknown as NormalisedRecord;
}

/** Values that are written once and named by their place. Most are equal to the one before. */
class Shelved<T> {
  readonly all: T[] = [];
  private readonly places = new Map<string, number>();
  private last: { readonly value: T; readonly place: number } | undefined;

  constructor(
    private readonly nameOf: (value: T) => string,
    private readonly isEqual: (one: T, other: T) => boolean,
  ) {}

  placeOf(value: T): number {
    if (this.last && this.isEqual(this.last.value, value)) return this.last.place;
    const name = this.nameOf(value);
    const place = this.places.get(name) ?? this.all.push(value) - 1;
    this.places.set(name, place);
    this.last = { value, place };
    return place;
  }
}
