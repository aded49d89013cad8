import { isLead } from '../normalise/references';
import type { NormalisedRecord } from '../normalised-record';

export type ReferenceLevel =
  'references.order' | 'references.crossReference' | 'references.shared' | 'references.merged' | 'references.ourKey';

const NONE: readonly ReferenceLevel[] = [];

/** What two records say of each other, and what they both refer to. */
export function compareReferences(left: NormalisedRecord, right: NormalisedRecord): readonly ReferenceLevel[] {
  const levels: ReferenceLevel[] = [];
  if (shares(left.orders, right.orders)) levels.push('references.order');
  if (shares(left.calls, right.calledBy) || shares(right.calls, left.calledBy)) levels.push('references.crossReference');
  if (shares(left.calls, right.calls)) levels.push('references.shared');
  if (isMerged(left, right) || isMerged(right, left)) levels.push('references.merged');
  if (isMadeFor(left, right)) levels.push('references.ourKey');
  return levels.length === 0 ? NONE : levels;
}

/** Whether the system of both merged one into the other, or converted a lead to it. */
function isMerged(gone: NormalisedRecord, into: NormalisedRecord): boolean {
  if (gone.mergedInto === into.key) return true;
  const { system, id } = into.source;
  return isLead(gone.source) && gone.source.system === system && gone.calls.includes(`${system}|${id}`);
}

function isMadeFor(left: NormalisedRecord, right: NormalisedRecord): boolean {
  if (left.madeFor.length === 0 && right.madeFor.length === 0) return false;
  return shares(left.madeFor, [right.foundingId, ...right.madeFor]) || shares(right.madeFor, [left.foundingId]);
}

function shares(left: readonly string[], right: readonly string[]): boolean {
  return left.length > 0 && right.length > 0 && left.some((value) => right.includes(value));
}
