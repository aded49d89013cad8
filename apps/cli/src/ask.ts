import type { Address } from './address';
import { CliError } from './cli-error';

interface Problem {
  readonly title?: string;
  readonly detail?: string;
}

/** GET from console-api. A refusal becomes one sentence that says what and where. */
export async function ask<T>({ consoleApi, apiKey }: Address, path: string): Promise<T> {
  const url = `${consoleApi}${path}`;
  let answer: Response;
  try {
    answer = await fetch(url, { headers: { 'x-api-key': apiKey }, signal: AbortSignal.timeout(15_000) });
  } catch (error) {
    throw new CliError(`${consoleApi} does not answer; is Trueup running?`, { cause: error });
  }
  if (answer.ok) return (await answer.json()) as T;
  const problem = (await answer.json().catch(() => ({ title: answer.statusText }))) as Problem;
  throw new CliError(`${path}: ${answer.status} ${problem.detail ?? problem.title ?? 'refused'}`);
}
