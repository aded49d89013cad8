import { setTimeout as wait } from 'node:timers/promises';
import type { SandboxReply } from '@trueup/sandbox-kit';
import { VendorError } from '../vendor-error';

export interface Job {
  id: string;
  actor: string;
  idempotencyKey?: string;
  progress: 'pending' | 'processing' | 'succeeded' | 'failed';
  startTime?: string;
  endTime?: string;
  result?: SandboxReply;
}

const JOB_PATH = '/services/rest/async/v1/job';

/** Requests that the caller does not wait for. A key that was used before is refused and points at its first job. */
export class AsyncJobs {
  private readonly jobs = new Map<string, Job>();

  constructor(
    private readonly options: { delayMs: number; nextId(): string; changed(): void; known: readonly Job[] },
    private readonly now: () => number = Date.now,
  ) {
    for (const job of options.known) this.jobs.set(job.id, job);
  }

  all(): Job[] {
    return [...this.jobs.values()];
  }

  get(id: string): Job | undefined {
    return this.jobs.get(id);
  }

  submit(order: { actor: string; idempotencyKey?: string; work: () => Promise<SandboxReply> }): SandboxReply {
    const { actor, idempotencyKey, work } = order;
    const first = idempotencyKey && this.all().find((job) => job.actor === actor && job.idempotencyKey === idempotencyKey);
    if (first) throw repeated(first);
    const job: Job = { id: this.options.nextId(), actor, idempotencyKey, progress: 'pending' };
    this.jobs.set(job.id, job);
    this.options.changed();
    void this.run(job, work);
    return { status: 202, headers: { location: `${JOB_PATH}/${job.id}`, 'preference-applied': 'respond-async' } };
  }

  private async run(job: Job, work: () => Promise<SandboxReply>): Promise<void> {
    await wait(this.options.delayMs, undefined, { ref: false });
    Object.assign(job, { progress: 'processing', startTime: this.stamp() });
    const result = await work();
    Object.assign(job, { progress: result.status < 400 ? 'succeeded' : 'failed', endTime: this.stamp(), result });
    this.options.changed();
  }

  private stamp(): string {
    return `${new Date(this.now()).toISOString().slice(0, 19)}Z`;
  }
}

function repeated(first: Job): VendorError {
  const detail = 'This idempotency key belongs to a request that was submitted before; the Location header names its job.';
  return new VendorError(400, [{ detail, code: 'IDEMPOTENCY_ERROR' }], {
    title: 'Conflict',
    headers: { location: `${JOB_PATH}/${first.id}`, 'preference-applied': 'respond-async' },
  });
}
