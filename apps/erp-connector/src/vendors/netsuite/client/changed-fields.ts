import { applyPatch, type Patch } from '@trueup/connector-kit';
import type { NetsuiteRecord } from '../wire';
import { changedLines } from './address-lines';

type Sent = Record<string, unknown>;

/** What to send so that the record becomes what the patch says; nothing where it is so already. */
export function changedFields(record: NetsuiteRecord, patch: Patch<NetsuiteRecord>): Sent {
  const after: Sent = { ...applyPatch(record, patch) };
  const before: Sent = { ...record };
  const fields = Object.keys(patch).filter((name) => name !== 'addressBook' && !isSame(after[name], before[name]));
  const lines = patch.addressBook ? changedLines(linesOf(before), linesOf(after)) : [];
  return {
    ...Object.fromEntries(fields.map((name) => [name, plain(after[name])])),
    ...(lines.length > 0 ? { addressBook: { items: lines } } : {}),
  };
}

/** Whether a field that the patch touches was changed between two readings. */
export function isOvertaken(read: NetsuiteRecord, now: NetsuiteRecord, patch: Patch<NetsuiteRecord>): boolean {
  const [before, after]: Sent[] = [{ ...read }, { ...now }];
  const fields = Object.keys(patch).filter((name) => name !== 'addressBook');
  if (fields.some((name) => !isSame(before?.[name], after?.[name]))) return true;
  if (!patch.addressBook) return false;
  const [old, current] = [linesOf(before), linesOf(after)];
  return old.length !== current.length || changedLines(old, current).length > 0;
}

function linesOf(record: Sent | undefined): NonNullable<NetsuiteRecord['addressBook']>['items'] {
  return (record?.['addressBook'] as NetsuiteRecord['addressBook'])?.items ?? [];
}

/** Of a choice only its id counts; unset and left out are the same. */
function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(plain(left)) === JSON.stringify(plain(right));
}

function plain(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? { id: value.id } : (value ?? null);
}
