import { VendorError } from '../vendor-error';

/** Calls in progress, counted over the whole account. Over the limit a call is refused, never queued. */
export class Concurrency {
  private running = 0;

  constructor(
    readonly limit: number,
    private readonly overLimitStatus: 400 | 429,
  ) {}

  async during<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.limit) throw this.overLimit();
    this.running += 1;
    try {
      return await work();
    } finally {
      this.running -= 1;
    }
  }

  overLimit(): VendorError {
    const detail = 'Concurrent request limit exceeded. Request blocked.';
    const code = this.overLimitStatus === 429 ? 'CONCURRENCY_LIMIT_EXCEEDED' : 'SSS_REQUEST_LIMIT_EXCEEDED';
    return new VendorError(this.overLimitStatus, [{ detail, code }]);
  }
}
