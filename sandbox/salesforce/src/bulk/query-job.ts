import type { Actor } from '../auth/actor';
import type { QueryResult } from '../soql/run-query';

export type JobState = 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Aborted' | 'Failed';

/** A bulk query: which records it found is settled when it is asked for, what they hold when they are read. */
export interface QueryJob {
  readonly id: string;
  readonly actor: Actor;
  readonly operation: 'query' | 'queryAll';
  readonly createdAt: number;
  readonly result: QueryResult;
  readonly columnDelimiter: ColumnDelimiter;
  readonly lineEnding: 'LF' | 'CRLF';
  /** When it was aborted, if it was. */
  abortedAt?: number;
}

export const DELIMITERS = { COMMA: ',', SEMICOLON: ';', PIPE: '|', TAB: '\t', CARET: '^', BACKQUOTE: '`' } as const;

export type ColumnDelimiter = keyof typeof DELIMITERS;

/** A job is taken in, worked on and complete after `jobMs`. */
export function stateOf(job: QueryJob, at: { now: number; jobMs: number }): JobState {
  if (job.abortedAt !== undefined) return 'Aborted';
  const age = at.now - job.createdAt;
  if (age >= at.jobMs) return 'JobComplete';
  return age < at.jobMs / 3 ? 'UploadComplete' : 'InProgress';
}
