import { CliError } from './cli-error';

interface ProblemBody {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly nextStep?: string;
}

/** A refusal of a service, in its own words. */
export class Refused extends CliError {
  readonly code: string;
  /** What to do instead, where the service says so. */
  readonly nextStep: string | undefined;

  constructor(
    readonly status: number,
    { code = 'refused', nextStep }: ProblemBody,
    message: string,
  ) {
    super(message, { exitCode: status === 400 || status === 404 || status === 422 ? 2 : 1 });
    this.code = code;
    this.nextStep = nextStep;
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
  const problem = problemOf(text);
  throw new Refused(answer.status, problem, problem.detail ?? problem.title ?? `${url} answers ${answer.status}.`);
}

async function answerOf(url: string, call: RequestInit): Promise<Response> {
  try {
    return await fetch(url, call);
  } catch (error) {
    throw new Unanswered(`${new URL(url).origin} does not answer; is Trueup running?`, { cause: error });
  }
}

function problemOf(text: string): ProblemBody {
  try {
    return JSON.parse(text) as object;
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
