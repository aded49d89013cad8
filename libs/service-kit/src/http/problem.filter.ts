import { STATUS_CODES } from 'node:http';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { CodedError, type FaultKind } from '@trueup/event-bus';
import { Problem, type ProblemDetails } from './problem';

interface Reply {
  status(code: number): Reply;
  headers(values: Record<string, string>): Reply;
  send(body: unknown): void;
}

interface HttpError extends Error {
  readonly statusCode?: number;
}

const STATUS_OF_FAULT: Record<FaultKind, number> = {
  transient: 503,
  throttled: 429,
  unauthorised: 403,
  conflict: 409,
  rejected: 422,
  malformed: 400,
};

/** Answers every error as application/problem+json. What the caller cannot mend is logged and not told. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log = new Logger(ProblemFilter.name);

  catch(error: Error, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const { url } = http.getRequest<{ url: string }>();
    const problem = { ...problemOf(error), instance: url.split('?')[0] };
    if (problem.status >= 500) this.#log.error({ err: error, code: problem.code }, problem.title);
    const headers = { 'content-type': 'application/problem+json', ...(error instanceof Problem ? error.headers : {}) };
    http.getResponse<Reply>().status(problem.status).headers(headers).send(JSON.stringify(problem));
  }
}

/** The problem that an error stands for. */
export function problemOf(error: HttpError | Problem | HttpException | CodedError): ProblemDetails {
  if (error instanceof Problem)
    return { ...error.also, ...details(error.status, error.code, { title: error.title, detail: error.message }) };
  if (error instanceof CodedError)
    return details(STATUS_OF_FAULT[error.fault], error.code, { title: error.message, detail: error.nextStep });
  if (error instanceof HttpException) return refused(error.getStatus(), error.message);
  const status = (error as HttpError).statusCode;
  if (status && status >= 400 && status < 500) return refused(status, error.message);
  return details(500, 'internal', {
    title: 'It is our fault',
    detail: 'The request could not be handled; try again, and tell the operator if it stays.',
  });
}

function refused(status: number, detail: string): ProblemDetails {
  const title = STATUS_CODES[status] ?? 'Refused';
  if (status === 413) return details(413, 'too-large', { title, detail: 'Send less at once; a body may hold 1 MiB.' });
  return details(status, title.toLowerCase().replaceAll(/[^a-z]+/g, '-'), { title, detail });
}

function details(status: number, code: string, words: { title: string; detail: string }): ProblemDetails {
  return { type: `urn:trueup:problem:${code}`, status, code, ...words };
}
