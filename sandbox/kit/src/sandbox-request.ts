import type { IncomingMessage } from 'node:http';
import { BadJson } from './bad-json';

export interface SandboxRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  rawBody: Buffer;
  /** The body as JSON. Throws BadJson. */
  json(): unknown;
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new BadJson('The request body is not JSON.', { cause });
  }
}

/** Reads a whole request; repeated header lines are joined with a comma, as Node does for most of them. */
export async function readRequest(message: IncomingMessage): Promise<SandboxRequest> {
  const url = new URL(message.url ?? '/', 'http://sandbox');
  const rawBody = await bodyOf(message);
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
  let once: { value: unknown } | undefined;
  return {
    method: message.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers,
    rawBody,
    json: () => (once ??= { value: parsed(rawBody) }).value,
  };
}
