import type { PollPage } from '@trueup/connector-kit';
import type { NetsuiteRecord } from '../wire';
import { ChangeStream, type StreamParts } from './change-stream';
import { ALL_KINDS } from './record-kinds';
import { Settled } from './settled';

/** What changed since a time in all record types, page by page; the type that is behind goes first, so that `upTo` grows with every page. */
export class Changes {
  private readonly settled = new Settled();

  constructor(private readonly parts: Omit<StreamParts, 'kind' | 'settled'>) {}

  async *since(since: number | null, signal: AbortSignal): AsyncIterable<PollPage<NetsuiteRecord>> {
    this.settled.forget(since);
    const streams = ALL_KINDS.map((kind) => new ChangeStream({ ...this.parts, kind, settled: this.settled }, since ?? 0));
    const open = new Set(streams);
    while (open.size > 0 && !signal.aborted) {
      const stream = [...open].reduce((one, other) => (other.upTo < one.upTo ? other : one));
      const { records, isLast, safe } = await stream.next();
      if (isLast) open.delete(stream);
      yield { records, upTo: Math.min(...streams.map(({ upTo }) => upTo)) };
      // Only now is the page safe: a reader that failed does not come back here.
      safe();
    }
  }
}
