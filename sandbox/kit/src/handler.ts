import type { SandboxRequest } from './sandbox-request';

export interface SandboxReply {
  status: number;
  headers?: Record<string, string>;
  /** An object is sent as JSON; a string or a Buffer as it is. */
  body?: unknown;
}

export type Handler = (request: SandboxRequest, params: Record<string, string>) => Promise<SandboxReply> | SandboxReply;
