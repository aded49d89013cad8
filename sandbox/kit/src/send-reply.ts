import type { ServerResponse } from 'node:http';
import type { SandboxReply } from './handler';

function encoded(body: unknown): { type?: string; bytes: string | Buffer } {
  if (body === undefined) return { bytes: '' };
  if (typeof body === 'string') return { type: 'text/plain; charset=utf-8', bytes: body };
  if (Buffer.isBuffer(body)) return { type: 'application/octet-stream', bytes: body };
  return { type: 'application/json; charset=utf-8', bytes: JSON.stringify(body) };
}

export function sendReply(response: ServerResponse, reply: SandboxReply): void {
  const { type, bytes } = encoded(reply.body);
  response.writeHead(reply.status, { ...(type ? { 'content-type': type } : {}), ...reply.headers });
  response.end(bytes);
}
