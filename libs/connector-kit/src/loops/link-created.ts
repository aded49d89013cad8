import type { SourceRef } from '@trueup/canonical-schema';
import type { Transaction } from '@trueup/event-bus';
import { partiesArrived } from '../parties/awaited';
import { lockLinks } from '../parties/party-store';
import type { DesiredRow } from '../store/desired-store';
import { saveLinks } from '../store/links';
import type { SystemRuntime } from './system-runtime';

/** Links a record that was made to its customer before the resolver does, and wakes who waited for it. */
export async function linkCreated(
  { row: { system } }: SystemRuntime,
  tx: Transaction,
  { row, source }: { readonly row: DesiredRow; readonly source: SourceRef },
): Promise<void> {
  const { customerId, snapshot } = row;
  await lockLinks(tx, system);
  await saveLinks(tx, [{ source, linkVersion: 0, customerId }]);
  await partiesArrived(tx, system, [customerId, ...snapshot.aliases]);
}
