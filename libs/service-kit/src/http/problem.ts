/** An error as RFC 9457 words it. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance?: string;
  readonly code: string;
}

interface ProblemWords {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly headers?: Record<string, string>;
  readonly also?: object;
  readonly cause?: unknown;
}

/** Thrown by a route: what is wrong, where, and what to do, with the status and a code that programs can rely on. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What programs may want besides, such as the other side of a conflict. */
  readonly also: object;

  constructor(what: ProblemWords) {
    super(what.detail, { cause: what.cause });
    this.name = 'Problem';
    this.status = what.status;
    this.code = what.code;
    this.title = what.title;
    this.headers = what.headers ?? {};
    this.also = what.also ?? {};
  }
}
