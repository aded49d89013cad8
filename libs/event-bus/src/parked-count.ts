import type { DataSource } from 'typeorm';
import type { BusLog } from './bus-log';
import { delay } from './delay';

const everyMs = 2_000;

/** Counts the open parked items of a service, again and again. */
export class ParkedCount {
  /** By system, as last counted; '' for items that belong to none. */
  open: Readonly<Record<string, number>> = {};
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly database: Pick<DataSource, 'query'>,
    private readonly log: BusLog,
  ) {}

  start(): void {
    this.running = this.run(this.stopping.signal);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const rows = await this.database.query<{ system: string; items: number }[]>(
          `SELECT COALESCE(system, '') AS system, count(*)::int AS items FROM parked WHERE status = 'parked' GROUP BY 1`,
        );
        this.open = Object.fromEntries(rows.map(({ system, items }) => [system, items]));
      } catch (error) {
        this.log.debug({ err: error }, 'parked items cannot be counted');
      }
      await delay(everyMs, signal);
    }
  }
}
