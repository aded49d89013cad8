import { CliError } from './cli-error';

/** A refusal of a service, in its own words. */
export class Refused extends CliError {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message, { exitCode: status === 400 || status === 404 || status === 422 ? 2 : 1 });
  }
}

/** The service does not answer; it may do so again. */
export class Unanswered extends CliError {}

interface Call extends RequestInit {
  readonly apiKey: string;
  /** For bodies that stream. */
  readonly duplex?: 'half';
}

/** Calls a service and reads its JSON. Throws Refused for what it refuses and Unanswered where it is not there. */
export async function callService<T>(url: string, { apiKey, headers, ...call }: Call): Promise<T> {
  const answer = await answerOf(url, { ...call, headers: { 'x-api-key': apiKey, ...headers } });
  const text = await answer.text();
  if (answer.ok) return JSON.parse(text) as T;
  const { code = 'refused', detail, title } = problemOf(text);
  throw new Refused(answer.status, code, detail ?? title ?? `${url} answers ${answer.status}.`);
}

async function answerOf(url: string, call: RequestInit): Promise<Response> {
  try {
    return await fetch(url, call);
  } catch (error) {
    throw new Unanswered(`${new URL(url).origin} does not answer; is Trueup running?`, { cause: error });
  }
}

function problemOf(text: string): { code?: string; detail?: string; title?: string } {
  try {
    return JSON.parse(text) as object;
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
