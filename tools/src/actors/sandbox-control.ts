import type { SandboxAddress } from '../stack/sandbox-fleet';
import { callJson } from './call-json';

/** One entry of a sandbox's journal. `at` is ISO 8601. */
export interface JournalEntry {
  readonly seq: number;
  readonly at: string;
  readonly kind: 'call' | 'webhook' | 'stream';
  readonly operation: string;
  readonly actor?: string;
  readonly status: number;
  readonly write: boolean;
  readonly request?: unknown;
  readonly response?: unknown;
}

/** Entries after `since`, oldest first, and the number of the newest. */
export async function readJournal({ baseUrl }: SandboxAddress, since = 0): Promise<{ entries: JournalEntry[]; last: number }> {
  return callJson(`${baseUrl}/__sandbox/journal?since=${since}`, { method: 'GET', headers: {} });
}

/** All switches for faults as they stand. */
export async function readFaults({ baseUrl }: SandboxAddress): Promise<Record<string, unknown>> {
  return callJson(`${baseUrl}/__sandbox/faults`, { method: 'GET', headers: {} });
}

/** Sets these switches and leaves the others; names and values are those of the sandbox kit's Faults. */
export async function setFaults({ baseUrl }: SandboxAddress, faults: Readonly<Record<string, unknown>>): Promise<void> {
  await callJson(`${baseUrl}/__sandbox/faults`, { method: 'PUT', headers: {}, body: faults });
}

const SEED_LIMIT = 10_000;

/** Puts records in as if they had always been there: no events, no webhooks; the shape is the sandbox's own, see its README. Gives an id for each. */
export async function seedRecords({ baseUrl }: SandboxAddress, records: readonly unknown[]): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < records.length; from += SEED_LIMIT) {
    const body = { records: records.slice(from, from + SEED_LIMIT) };
    const answer = await callJson<{ ids: string[] }>(`${baseUrl}/__sandbox/seed`, { method: 'POST', headers: {}, body });
    ids.push(...answer.ids);
  }
  return ids;
}
