import type { SandboxReply } from '@trueup/sandbox-kit';

export interface ErrorDetail {
  detail: string;
  code: string;
  /** Where in the request it went wrong. */
  path?: string;
  header?: string;
  queryParam?: string;
}

const KINDS: Record<number, { title: string; type: string }> = {
  400: { title: 'Bad Request', type: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.1' },
  401: { title: 'Unauthorized', type: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.2' },
  403: { title: 'Forbidden', type: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.4' },
  404: { title: 'Not Found', type: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.5' },
  405: { title: 'Method Not Allowed', type: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.6' },
  429: { title: 'Too Many Requests', type: 'https://www.rfc-editor.org/rfc/rfc6585.html#section-4' },
};

const ERROR_TYPE = 'application/vnd.oracle.resource+json; type=error';

/** An answer in the vendor's error form. */
export class VendorError extends Error {
  readonly headers: Record<string, string>;
  readonly title?: string;

  constructor(
    readonly status: number,
    readonly details: readonly ErrorDetail[],
    more: { headers?: Record<string, string>; title?: string } = {},
  ) {
    super(details.map((one) => one.detail).join(' '));
    this.headers = more.headers ?? {};
    this.title = more.title;
  }

  reply(): SandboxReply {
    const kind = KINDS[this.status] ?? { title: 'Internal Server Error', type: 'about:blank' };
    const details = this.details.map(({ detail, code, path, header, queryParam }) => ({
      detail,
      'o:errorCode': code,
      ...(path === undefined ? {} : { 'o:errorPath': path }),
      ...(header === undefined ? {} : { 'o:errorHeader': header }),
      ...(queryParam === undefined ? {} : { 'o:errorQueryParam': queryParam }),
    }));
    return {
      status: this.status,
      headers: { 'content-type': ERROR_TYPE, ...this.headers },
      body: { type: kind.type, title: this.title ?? kind.title, status: this.status, 'o:errorDetails': details },
    };
  }
}

/** What the record's own rules refuse; the vendor gives all of these one code. */
export function userError(sentence: string): VendorError {
  return new VendorError(400, [{ detail: `Error while accessing a resource. ${sentence}`, code: 'USER_ERROR' }]);
}

export function invalidContent(detail: string, path?: string): VendorError {
  return new VendorError(400, [{ detail, code: 'INVALID_CONTENT', path }]);
}

export function invalidParameter(detail: string, queryParam: string): VendorError {
  return new VendorError(400, [{ detail, code: 'INVALID_PARAMETER', queryParam }]);
}

export function noSuchRecord(): VendorError {
  return new VendorError(404, [
    { detail: 'The record instance does not exist. Provide a valid record instance ID.', code: 'NONEXISTENT_ID' },
  ]);
}
