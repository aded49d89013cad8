import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { BadJson } from './bad-json';
import { controlReply } from './control-routes';
import { type Faults, noFaults } from './faults';
import type { Handler, SandboxReply } from './handler';
import { Journal } from './journal';
import { type Match, type RouteOptions, RouteTable } from './route-table';
import { readRequest, type SandboxRequest } from './sandbox-request';
import type { Seeder } from './seeding';
import { sendReply } from './send-reply';

export interface SandboxServerOptions {
  host: string;
  port: number;
  system: string;
  /** Which credential a request carries, for the journal. */
  actorOf?(request: SandboxRequest): string | undefined;
  /** Sent instead of cutting the connection while `down`. */
  downReply?(): SandboxReply;
  throttledReply?(): SandboxReply;
  notFoundReply?(request: SandboxRequest): SandboxReply;
}

/** No reply = the connection is cut, which the caller sees as ECONNRESET. */
type Outcome = { reply?: SandboxReply; handled?: SandboxReply };

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

export class SandboxServer {
  readonly journal = new Journal();
  readonly faults: Faults = noFaults();
  private readonly routes = new RouteTable();
  private readonly faultListeners: ((faults: Faults) => void)[] = [];
  private readonly server: Server;
  private seed?: Seeder;

  constructor(private readonly options: SandboxServerOptions) {
    this.server = createServer((message, response) => void this.answer(message, response));
    this.server.keepAliveTimeout = 60_000;
  }

  /** A pattern below `/__sandbox/` is a control of this vendor's own: no fault touches it and the journal leaves it out. */
  route(method: string, pattern: string, ...[handler, options]: [handler: Handler, options?: RouteOptions]): void {
    this.routes.add({ method, pattern, handler, ...options });
  }

  /** Called after each PUT of faults, with all of them: a stream that must be cut by `down` listens here. */
  onFaults(listener: (faults: Faults) => void): void {
    this.faultListeners.push(listener);
  }

  /** What `POST /__sandbox/seed` puts in; a sandbox without it answers 404. */
  onSeed(seed: Seeder): void {
    this.seed = seed;
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.options.port, this.options.host, resolve);
    });
    return `http://${this.options.host}:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    if (!this.server.listening) return;
    await new Promise<void>((resolve, reject) => {
      this.server.close((error) => (error ? reject(error) : resolve()));
      this.server.closeAllConnections();
    });
  }

  private async answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const request = await readRequest(message);
      const { reply } = request.path.startsWith('/__sandbox') ? { reply: await this.control(request) } : await this.vendor(request);
      if (reply) sendReply(response, reply);
      else message.socket.destroy();
    } catch (error) {
      if (message.socket.destroyed) return;
      process.stderr.write(`${this.options.system}: ${error instanceof Error ? error.stack : String(error)}\n`);
      sendReply(response, { status: 500, body: { error: 'The sandbox itself failed; see its stderr.' } });
    }
  }

  private async control(request: SandboxRequest): Promise<SandboxReply> {
    try {
      const own = this.routes.find(request);
      if (own?.route.pattern.startsWith('/__sandbox')) return await own.route.handler(request, own.params);
      const changed = (faults: Faults): void => this.faultListeners.forEach((listener) => listener(faults));
      const { journal, faults, seed } = this;
      return await controlReply(request, { system: this.options.system, journal, faults, changed, seed });
    } catch (error) {
      if (error instanceof BadJson) return { status: 400, body: { error: error.message } };
      throw error;
    }
  }

  private async vendor(request: SandboxRequest): Promise<Outcome> {
    const started = performance.now();
    const match = this.routes.find(request);
    const isWrite = match ? (match.route.write?.(request) ?? !READING.has(request.method)) : false;
    const outcome = await this.outcome(request, { match, isWrite });
    const body = (outcome.reply ?? outcome.handled)?.body;
    this.journal.record({
      kind: 'call',
      operation: match?.route.operation?.(request) ?? `${request.method} ${match?.route.pattern ?? request.path}`,
      actor: this.options.actorOf?.(request),
      status: outcome.reply?.status ?? 0,
      write: isWrite,
      ...(match?.route.keep?.(request, body) ?? { request: readable(request.rawBody), response: readable(body) }),
      durationMs: Math.round(performance.now() - started),
    });
    return outcome;
  }

  private async outcome(request: SandboxRequest, call: { match?: Match; isWrite: boolean }): Promise<Outcome> {
    if (this.faults.slowMs > 0) await wait(this.faults.slowMs);
    if (this.faults.down) return { reply: this.options.downReply?.() };
    if (this.faults.throttled) return { reply: this.options.throttledReply?.() ?? { status: 429, headers: { 'retry-after': '1' } } };
    if (!call.match) return { reply: this.options.notFoundReply?.(request) ?? { status: 404, body: { error: 'Not Found' } } };
    if (call.isWrite && this.faults.failWrites > 0) {
      this.faults.failWrites -= 1;
      return { reply: { status: 500, body: { error: 'Internal Server Error' } } };
    }
    const reply = await this.handled(request, call.match);
    if (!call.isWrite || this.faults.loseAnswers === 0 || reply.status >= 400) return { reply };
    this.faults.loseAnswers -= 1;
    return { handled: reply };
  }

  private async handled(request: SandboxRequest, match: Match): Promise<SandboxReply> {
    try {
      return await match.route.handler(request, match.params);
    } catch (error) {
      if (error instanceof BadJson) return { status: 400, body: { error: error.message } };
      throw error;
    }
  }
}

function readable(body: unknown): unknown {
  if (!Buffer.isBuffer(body)) return body;
  const text = body.toString('utf8');
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
