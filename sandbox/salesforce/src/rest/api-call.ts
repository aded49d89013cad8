import type { Actor } from '../auth/actor';
import type { Transaction } from '../dml/transaction';

/** A REST call after sign-in; a sub-request of a composite one looks the same. */
export interface ApiCall {
  method: string;
  path: string;
  params: Record<string, string>;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  /** Throws BadJson. */
  body(): unknown;
  actor: Actor;
  /** Set where a surrounding request decides about commit and rollback. */
  transaction?: Transaction;
}

export interface ApiReply {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

export type ApiHandler = (call: ApiCall) => ApiReply | Promise<ApiReply>;

export interface ApiRoute {
  method: string;
  /** Behind `/services/data/vNN.0`; `:name` is one segment, a last `*name` the rest. */
  pattern: string;
  handler: ApiHandler;
  /** False for a POST or PATCH that only reads. */
  writes?: boolean;
}
