import type { Incoming, Transaction } from '@trueup/event-bus';
import type { SystemRuntime } from '../loops/system-runtime';
import { parseBadRow } from './file-row';

/** Parks a row that could not be read, by file and line. */
export function parkBadRow({ row: { system }, metrics }: SystemRuntime, tx: Transaction, from: Incoming<'customer/raw.v1'>): void {
  const { file, line, reason } = parseBadRow(JSON.parse(from.event?.body.toString('utf8') ?? 'null'));
  tx.park({
    ...{ from, room: 'connector-kit', system, fault: 'malformed', code: 'BAD_ROW' },
    reason: `Line ${line} of ${file}: ${reason}`,
    nextStep: 'Correct the row and load the file again: rows that are in already change nothing.',
  });
  tx.afterCommit(() => metrics.events.inc({ system, outcome: 'badRow' }));
}
