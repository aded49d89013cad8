import { createInterface } from 'node:readline/promises';
import { userInfo } from 'node:os';
import { CliError } from './cli-error';

/** Asks at the terminal before something is done; `--yes` answers beforehand. Throws where the answer is no or nobody can be asked. */
export async function confirm(question: string, yes: boolean): Promise<void> {
  if (yes) return;
  if (!process.stdin.isTTY) throw new CliError(`${question} Nobody can be asked here: say --yes to go on.`, { exitCode: 2 });
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${question} [y/N] `);
    if (!/^y(es)?$/i.test(answer.trim())) throw new CliError('Left as it is.');
  } finally {
    terminal.close();
  }
}

/** Who asks, as others will read it. */
export function whoAsks(env: NodeJS.ProcessEnv): string {
  return env['TRUEUP_USER'] || userInfo().username;
}
