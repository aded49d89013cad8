/** A check names what is wrong in one sentence, or gives undefined when all is well. */
export type HealthCheck = () => string | undefined | Promise<string | undefined>;

/** The checks of one service. It is ready when none of them has anything to say. */
export class Health {
  readonly #checks = new Map<string, HealthCheck>();

  add(name: string, check: HealthCheck): void {
    this.#checks.set(name, check);
  }

  /** Name of the check ─► what is wrong. A check that throws is a problem of its own. */
  async problems(): Promise<Record<string, string>> {
    const results = await Promise.all([...this.#checks].map(async ([name, check]) => [name, await ask(check)] as const));
    return Object.fromEntries(results.filter((result): result is readonly [string, string] => result[1] !== undefined));
  }
}

async function ask(check: HealthCheck): Promise<string | undefined> {
  try {
    return await check();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
