import { Injectable } from '@nestjs/common';
import { Problem } from '@trueup/service-kit';
import type { SystemRuntime } from '../loops/system-runtime';

/** The systems that this process serves. */
@Injectable()
export class Runtimes {
  #all: readonly SystemRuntime[] = [];

  get all(): readonly SystemRuntime[] {
    return this.#all;
  }

  serve(runtimes: readonly SystemRuntime[]): void {
    this.#all = runtimes;
  }

  /** Throws a Problem where the system is served elsewhere or nowhere. */
  of(system: string): SystemRuntime {
    const found = this.#all.find(({ row }) => row.system === system);
    if (found) return found;
    const known = this.#all.map(({ row }) => row.system).join(', ');
    throw new Problem({
      status: 404,
      code: 'no-such-system',
      title: 'No such system here',
      detail: `${system} is not served here; this service has ${known || 'no systems'}.`,
    });
  }
}
