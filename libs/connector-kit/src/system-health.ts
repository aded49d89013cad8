import { nextStep, type Fault } from './faults';

export type SystemStatus = 'ok' | 'down' | 'throttled' | 'unauthorised';

export const SYSTEM_STATUSES: readonly SystemStatus[] = ['ok', 'down', 'throttled', 'unauthorised'];

const STATUS_OF: Partial<Record<Fault['kind'], SystemStatus>> = { transient: 'down', throttled: 'throttled', unauthorised: 'unauthorised' };

/** Whether a system may be called. While it is not well, one call at a time finds out whether it is again. Times are epoch milliseconds. */
export class SystemHealth {
  #status: SystemStatus = 'ok';
  #until = 0;
  #failures = 0;
  #probing = false;

  constructor(private readonly time: { now(): number; chance(): number } = { now: Date.now, chance: Math.random }) {}

  get status(): SystemStatus {
    return this.#status;
  }

  /** Takes the right to make calls: `all`, one `probe`, or `none` for now. A probe ends with `succeeded` or `failed`. */
  admit(): 'all' | 'probe' | 'none' {
    if (this.#status === 'ok') return 'all';
    if (this.#probing || this.time.now() < this.#until) return 'none';
    this.#probing = true;
    return 'probe';
  }

  /** Gives a probe back that found nothing to do. */
  release(): void {
    this.#probing = false;
  }

  /** How long until it is worth asking again, milliseconds. */
  waitMs(): number {
    return this.#status === 'ok' ? 0 : Math.max(0, this.#until - this.time.now());
  }

  succeeded(): void {
    this.#status = 'ok';
    this.#failures = 0;
    this.#probing = false;
  }

  /** A call failed as a whole; faults that concern one record only say nothing about the system. */
  failed(fault: Fault): void {
    this.#probing = false;
    const status = STATUS_OF[fault.kind];
    if (status === undefined) return this.succeeded();
    this.#failures += 1;
    this.#status = status;
    const step = nextStep(fault, { attempts: this.#failures, now: this.time.now(), chance: this.time.chance() });
    if (step.kind === 'retry') this.#until = step.atMs;
    if (step.kind === 'hold') this.#until = step.untilMs;
  }
}
