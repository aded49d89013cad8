import { setTimeout as pause } from 'node:timers/promises';

export interface RivalJob {
  /** Whether the value there is not the rival's own any more. */
  isOverwritten(): Promise<boolean>;
  putBack(): Promise<void>;
}

const LOOKS_EVERY_MS = 300;

/** Another integration that holds a field to be its own: it looks at it all the time and puts its value back whenever somebody changed it. */
export class Rival {
  #isAtWork = true;
  #putBack = 0;
  readonly #work: Promise<void>;

  constructor(job: RivalJob) {
    this.#work = this.insist(job);
  }

  /** How often it put its value back. */
  get putBack(): number {
    return this.#putBack;
  }

  /** Ends it, and rejects where it failed on the way. */
  async stop(): Promise<void> {
    this.#isAtWork = false;
    await this.#work;
  }

  private async insist(job: RivalJob): Promise<void> {
    while (this.#isAtWork) {
      if (await job.isOverwritten()) {
        await job.putBack();
        this.#putBack += 1;
      }
      await pause(LOOKS_EVERY_MS);
    }
  }
}
