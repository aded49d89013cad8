import { VendorError, type Logger, type NoticeSink } from '@trueup/connector-kit';
import { faultOf, isLostPlace } from '../faults';
import type { ChangeReader } from './change-reader';
import type { SalesforceConfig } from './configuration';
import { PubSubApi, streamError, type EventStream, type FetchRequest, type FetchResponse } from './pub-sub-api';
import type { Session } from './session';

export interface StreamParts {
  readonly config: SalesforceConfig;
  readonly session: Session;
  readonly changes: ChangeReader;
  readonly log: Logger;
}

/** Events that may be under way at once: the most the vendor sends without being asked again. */
const WINDOW = 100;
const ASK_AGAIN_BELOW = 50;
/** The vendor gives a sign of life within 270 seconds. */
const SILENCE_MS = 300_000;
/** Cursor of a subscriber that has no place yet, or whose place was lost. */
const NO_PLACE = '';

/** Follows the org's change events. A cursor is a replay id in base64: opaque bytes, never a number, for they are beyond what a number holds. */
export class ChangeStream {
  constructor(private readonly parts: StreamParts) {}

  /** Until aborted, or until the stream ends or breaks. */
  async follow(from: string | null, sink: NoticeSink, signal: AbortSignal): Promise<void> {
    try {
      await this.signedIn(from ?? NO_PLACE, sink, signal);
    } catch (error) {
      if (signal.aborted) return;
      const fault = faultOf(error);
      if (!isLostPlace(fault)) throw error;
      this.parts.log.warn({ code: fault.code }, 'the place in the change stream is lost: polling instead');
      // The poll starts after the new subscription would, so that nothing falls between them; a poll overlaps anyway.
      await sink({ all: true }, NO_PLACE);
      await this.signedIn(NO_PLACE, sink, signal);
    }
  }

  /** Whether this credential may follow the channel of changes. */
  async canFollow(): Promise<boolean> {
    const api = new PubSubApi(this.parts.config, await this.parts.session.get());
    try {
      return await api.canSubscribe(this.parts.config.pubsubTopic);
    } catch (error) {
      if (['unauthorised', 'rejected'].includes(faultOf(error).kind)) return false;
      throw error;
    } finally {
      api.close();
    }
  }

  /** A session that is over is renewed once, if the stream had not begun. */
  private async signedIn(from: string, sink: NoticeSink, signal: AbortSignal): Promise<void> {
    const signedIn = await this.parts.session.get();
    const stream = { from, sink, signal, hasBegun: false };
    try {
      await this.run(new PubSubApi(this.parts.config, signedIn), stream);
    } catch (error) {
      if (stream.hasBegun || signal.aborted || faultOf(error).kind !== 'unauthorised') throw error;
      await this.run(new PubSubApi(this.parts.config, await this.parts.session.renew(signedIn)), stream);
    }
  }

  private async run(
    api: PubSubApi,
    given: { readonly from: string; readonly sink: NoticeSink; readonly signal: AbortSignal; hasBegun: boolean },
  ): Promise<void> {
    const stream = api.subscribe();
    const cancel = () => stream.cancel();
    given.signal.addEventListener('abort', cancel, { once: true });
    const silence = setTimeout(() => stream.destroy(SILENT), SILENCE_MS);
    try {
      if (given.signal.aborted) return;
      stream.write(this.request(given.from));
      for await (const response of stream as AsyncIterable<FetchResponse>) {
        silence.refresh();
        given.hasBegun = true;
        await this.take(api, response, given.sink);
        this.askForMore(stream, response);
      }
    } catch (error) {
      if (!given.signal.aborted) throw streamError(error);
    } finally {
      clearTimeout(silence);
      given.signal.removeEventListener('abort', cancel);
      stream.cancel();
      api.close();
    }
  }

  private request(from: string): FetchRequest {
    const place = from === NO_PLACE ? { replay_preset: 'LATEST' } : { replay_preset: 'CUSTOM', replay_id: Buffer.from(from, 'base64') };
    return { topic_name: this.parts.config.pubsubTopic, num_requested: WINDOW, ...place } as FetchRequest;
  }

  private async take(api: PubSubApi, { events, latest_replay_id: latest }: FetchResponse, sink: NoticeSink): Promise<void> {
    if (events.length === 0) return sink([], latest.toString('base64'));
    for (const { notices, replayId } of await this.parts.changes.runsOf(events, (id) => api.schema(id))) {
      if (notices === null) this.parts.log.warn({ events: events.length }, 'change events were lost: polling instead');
      await sink(notices ?? { all: true }, replayId.toString('base64'));
    }
  }

  private askForMore(stream: EventStream, { pending_num_requested: pending }: FetchResponse): void {
    if (pending < ASK_AGAIN_BELOW) stream.write({ topic_name: this.parts.config.pubsubTopic, num_requested: WINDOW - pending });
  }
}

const SILENT = new VendorError({ kind: 'transient', code: 'SILENT_STREAM', message: 'The change stream gave no sign of life.' });
