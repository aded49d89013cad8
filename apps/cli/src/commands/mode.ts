import { call } from '../call';
import { CliError } from '../cli-error';
import { confirm } from '../confirm';
import type { SystemAt } from '../connectors';
import { planLines, plans } from './plan';

export interface ModeOptions {
  readonly canary?: string;
  readonly reason: string;
  readonly yes: boolean;
  readonly by: string;
}

/** `trueup mode SYSTEM MODE`: how far a system takes part. Before anything may be written the plan is shown and a person asked. */
export async function mode(at: SystemAt, wanted: string, { canary, yes, ...told }: ModeOptions): Promise<SystemAt> {
  const filter = canary === undefined ? null : parsed(canary);
  const next = filter && wanted === 'write' ? 'canary' : wanted;
  if (next === 'write' || next === 'canary') {
    const [plan] = await plans([at], {});
    if (plan) process.stderr.write(`If all differences were healed:\n${planLines(plan).join('\n')}\n`);
    process.stderr.write('Changes from now on are written; differences that were there before wait for `trueup heal`.\n');
    await confirm(`${at.system} is in mode ${at.mode}. Set it to ${next}?`, yes);
  }
  return call<SystemAt>(at, { method: 'PUT', path: `/v1/systems/${at.system}/mode`, body: { mode: next, canary: filter, ...told } });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliError('--canary takes JSON, such as \'{"share": 0.05, "countries": ["DE"]}\'.', { cause: error, exitCode: 2 });
  }
}
