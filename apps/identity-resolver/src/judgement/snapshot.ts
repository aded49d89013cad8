import { goldenAttributes, type CustomerGoldenChanged, type Member } from '@trueup/canonical-schema';
import type { Golden, GoldenInput } from '@trueup/governance';
import type { Link, StoredRecord } from './stored-record';

/** What a snapshot says about the customer itself: equal for equal state, whatever the history. */
export type SnapshotBody = Omit<
  CustomerGoldenChanged,
  'meta' | 'version' | 'lane' | 'baseline' | 'settles' | 'mergedFrom' | 'splitFrom' | 'mergedInto'
>;

/** The snapshot of a customer with records. */
export function snapshotOf(input: GoldenInput, golden: Golden, members: readonly (StoredRecord & { link: Link })[]): SnapshotBody {
  const { customerId, founder, aliases } = input;
  return {
    customerId,
    kind: golden.kind,
    status: golden.status,
    founder,
    aliases: [...aliases],
    members: members.map(toMember),
    systems: golden.systems,
    foreign: golden.foreign,
    ...goldenAttributes(golden.slots),
  };
}

/** Whether the last snapshot said the same already. When a record joined and by what evidence changes nothing for any system. */
export function isSaid(before: CustomerGoldenChanged, body: SnapshotBody): boolean {
  return Object.entries({ ...body, members: body.members.map(standing) }).every(([field, value]) =>
    isSame(field === 'members' ? before.members.map(standing) : before[field as keyof SnapshotBody], value),
  );
}

function standing({ source, linkVersion, lifecycle, segment }: Member): Omit<Member, 'linkedAt' | 'because'> {
  return { source, linkVersion, lifecycle, segment };
}

/** What was read from a topic is of the codec's own classes and lacks no field, so that neither tells two values apart. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other || (one ?? null) === (other ?? null)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  if (Array.isArray(one) && one.length !== (other as unknown[]).length) return false;
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>];
  return [left, right].every((fields) => Object.keys(fields).every((name) => isSame(left[name], right[name])));
}

function toMember({ source, lifecycle, segment, link }: StoredRecord & { link: Link }): Member {
  const { linkVersion, linkedAt, because } = link;
  return { source, linkVersion, lifecycle, segment, linkedAt, because };
}
