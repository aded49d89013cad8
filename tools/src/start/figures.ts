import type { RunFile } from '../stack/run-file';

/** What console-api counts for one system since the cell began. */
export interface SystemFigures {
  readonly family: string;
  readonly vendor: string;
  readonly mode: string;
  readonly records: number;
  readonly observed: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly absorbedEchoes: number;
  readonly refused: number;
  readonly superseded: number;
  readonly planned: number;
  readonly parked: number;
}

/** The answer of `GET /v1/figures`. */
export interface Figures {
  readonly systems: Readonly<Record<string, SystemFigures>>;
  readonly observed: number;
  readonly goldenCustomers: number;
  readonly links: number;
  readonly reviews: number;
  readonly parked: number;
  readonly duplicatesCreated: number;
  readonly lastEventAt: number | null;
}

/** Asks console-api for its figures; rejects with the address and status when it does not answer well. */
export async function readFigures(run: Pick<RunFile, 'consoleApi' | 'apiKey'>): Promise<Figures> {
  return readJson<Figures>(`${run.consoleApi}/v1/figures`, run.apiKey);
}

/** GET with the API key; rejects with the address and status for anything but 2xx. */
export async function readJson<T>(url: string, apiKey: string): Promise<T> {
  const answer = await fetch(url, { headers: { 'x-api-key': apiKey }, signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  return (await answer.json()) as T;
}
