import { readJournal, type JournalEntry } from '@trueup/tools';
import { runNow, sandbox } from './run';

/** How far each sandbox's journal had come, by system. */
export type Mark = Readonly<Record<string, number>>;

/** Where all journals stand now. */
export async function markJournals(): Promise<Mark> {
  const marks = Object.entries(runNow().systems).map(async ([system, at]) => [system, (await readJournal(at)).last] as const);
  return Object.fromEntries(await Promise.all(marks));
}

/** What happened in a system since the mark. */
export async function entriesSince(mark: Mark, system: string): Promise<JournalEntry[]> {
  return (await readJournal(sandbox(system), mark[system] ?? 0)).entries;
}

/** Writes that Trueup made in a system since the mark; what people did there is left out, and what came too late to be written. */
export async function ourWritesSince(mark: Mark, system: string): Promise<JournalEntry[]> {
  const entries = await entriesSince(mark, system);
  return entries.filter((entry) => entry.kind === 'call' && entry.write && entry.actor !== 'staff' && !wasTooLate(entry));
}

/** Somebody changed the record after it was read: Salesforce says so of a part, and the part is sent anew. */
function wasTooLate({ response }: JournalEntry): boolean {
  const parts = (response as { readonly compositeResponse?: readonly { readonly httpStatusCode: number }[] } | undefined)
    ?.compositeResponse;
  return parts?.[0]?.httpStatusCode === 412;
}

/** The same in every system, those without writes left out: fit to be compared with {}. */
export async function allOurWritesSince(mark: Mark): Promise<Record<string, string[]>> {
  const systems = Object.keys(runNow().systems);
  const found = await Promise.all(systems.map(async (system) => [system, (await ourWritesSince(mark, system)).map(told)] as const));
  return Object.fromEntries(found.filter(([, writes]) => writes.length > 0));
}

/** All that a call sent, as one text; numbers of telephones without their blanks and brackets. */
export function sent({ request }: JournalEntry): string {
  return (JSON.stringify(request) ?? '').replace(/(?<=\d)[-() ]+(?=\d)/g, '');
}

function told({ operation, status, request }: JournalEntry): string {
  return `${operation} ${status} ${JSON.stringify(request) ?? ''}`.slice(0, 400);
}
