import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from './shop-session';

export interface Received {
  headers: IncomingHttpHeaders;
  raw: Buffer;
  topic: string;
  body: Json;
}

/** An endpoint that takes webhooks and remembers them. */
export interface WebhookReceiver {
  url: string;
  got: Received[];
  /** Statuses of the next answers; 200 when there are none. */
  statuses: number[];
  /** The deliveries so far, once there are `count`. */
  wait(count: number): Promise<Received[]>;
  close(): Promise<void>;
}

export async function openReceiver(): Promise<WebhookReceiver> {
  const got: Received[] = [];
  const statuses: number[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks);
    got.push({
      headers: request.headers,
      raw,
      topic: String(request.headers['x-shopify-topic']),
      body: JSON.parse(raw.toString()) as Json,
    });
    response.writeHead(statuses.shift() ?? 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    got,
    statuses,
    wait: async (count) => {
      for (const end = Date.now() + 3000; got.length < count && Date.now() < end;) await new Promise((resolve) => setTimeout(resolve, 10));
      return got;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
