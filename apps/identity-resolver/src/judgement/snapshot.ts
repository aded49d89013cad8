import { hash } from 'node:crypto';
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

/** Equal for snapshots that say the same. When a record joined and by what evidence changes nothing for any system. */
export function snapshotHash(body: SnapshotBody): string {
  const members = body.members.map(({ source, linkVersion, lifecycle, segment }) => ({ source, linkVersion, lifecycle, segment }));
  return hash('sha256', JSON.stringify({ ...body, members }));
}

function toMember({ source, lifecycle, segment, link }: StoredRecord & { link: Link }): Member {
  const { linkVersion, linkedAt, because } = link;
  return { source, linkVersion, lifecycle, segment, linkedAt, because };
}
