import type { RunFile } from '../stack/run-file';

/** What waits in the services, by system: rows to write, records to fetch, messages to read, events to publish. */
export interface Backlog {
  readonly total: number;
  readonly bySystem: Readonly<Record<string, number>>;
  /** ok, down, throttled or unauthorised, by system. */
  readonly states: Readonly<Record<string, string>>;
}

const WAITING = /^(trueup_backlog|trueup_consumer_lag|trueup_outbox_rows)(?:\{([^}]*)\})? ([0-9.e+]+)$/;

/** The backlog as the services' metrics tell it; a service that does not answer counts as busy. */
export async function readBacklog(run: Pick<RunFile, 'services'>): Promise<Backlog> {
  const pages = await Promise.all(Object.values(run.services).map(({ url }) => readMetrics(url)));
  const bySystem: Record<string, number> = {};
  let total = 0;
  for (const page of pages) {
    if (page === undefined) total += 1;
    for (const { system, value } of waiting(page ?? '')) {
      total += value;
      if (system) bySystem[system] = (bySystem[system] ?? 0) + value;
    }
  }
  return { total, bySystem, states: Object.fromEntries(pages.flatMap((page) => states(page ?? ''))) };
}

/** System and state, for the states that systems are in on a page of metrics. */
export function states(page: string): [string, string][] {
  return [...page.matchAll(/^trueup_state\{system="([^"]*)",state="([^"]*)"\} 1$/gm)].map(([, system = '', state = '']) => [system, state]);
}

async function readMetrics(url: string): Promise<string | undefined> {
  try {
    const answer = await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(5_000) });
    return answer.ok ? await answer.text() : undefined;
  } catch {
    return undefined;
  }
}

/** The waiting numbers on a page of metrics. */
export function waiting(page: string): { system: string | undefined; value: number }[] {
  return page.split('\n').flatMap((line) => {
    const [, , labels = '', value] = WAITING.exec(line) ?? [];
    return value === undefined ? [] : [{ system: /system="([^"]*)"/.exec(labels)?.[1], value: Number(value) }];
  });
}
