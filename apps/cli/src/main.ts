#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { findAddress } from './address';
import { ask } from './ask';
import { CliError } from './cli-error';
import { customer } from './commands/customer';
import { explain, whyPath } from './commands/explain';
import { figures } from './commands/figures';
import { addLoad } from './commands/load';
import { addReport } from './commands/report';
import { trace } from './commands/trace';
import { addEvaluate } from './evaluate/evaluate-command';
import { addMatch } from './match/match-command';
import { addTrain } from './train/train-command';
import { addActivate } from './activate-command';
import { addCheckCommands } from './check-commands';
import { addControlCommands, type Show } from './control-commands';
import { addDecisionCommands } from './decision-commands';

const program = new Command('trueup').description('One true customer across CRM, commerce and ERP.').version('0.1.0').exitOverride();
program.option('--json', 'print the answer as JSON', false);

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Shows what console-api answers: as lines for people, or as it is with --json. */
async function show(path: string, lines: () => Promise<string[]>): Promise<void> {
  const address = findAddress(process.env, process.cwd());
  if (program.opts<{ json: boolean }>().json) process.stdout.write(`${JSON.stringify(await ask(address, path), null, 2)}\n`);
  else print(await lines());
}

const here = (): ReturnType<typeof findAddress> => findAddress(process.env, process.cwd());

program
  .command('trace')
  .description('every step of one change')
  .argument('<correlationId>')
  .action((id: string) => show(`/v1/trace/${encodeURIComponent(id)}`, () => trace(here(), id)));
program
  .command('customer')
  .description('a golden customer, with where each value comes from; old ids work')
  .argument('<customerId>')
  .action((id: string) => show(`/v1/customers/${encodeURIComponent(id)}`, () => customer(here(), id)));
program
  .command('explain')
  .description('why a value is here: who said it, who had the say, which rule settled it, who lost and why')
  .argument('<customerId>')
  .argument('[attribute]', 'such as emails.contact; all unless given')
  .option('--as-of <time>', 'how it was then, ISO 8601')
  .action((customerId: string, attribute: string | undefined, { asOf }: { asOf?: string }) => {
    const question = { customerId, attribute, asOf };
    return show(whyPath(question), () => explain(here(), question));
  });
program
  .command('figures')
  .description('what has come in and gone out, by system')
  .action(() => show('/v1/figures', () => figures(here())));
const showAnswer: Show = (answer, lines) => {
  if (program.opts<{ json: boolean }>().json) process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  else print(lines(answer));
};
addCheckCommands(program, showAnswer);
addActivate(program, showAnswer);
addControlCommands(program, showAnswer);
addDecisionCommands(program);
addLoad(program, () => program.opts<{ json: boolean }>().json);
addMatch(program, () => program.opts<{ json: boolean }>().json);
addTrain(program, () => program.opts<{ json: boolean }>().json);
addEvaluate(program, () => program.opts<{ json: boolean }>().json);
addReport(program, () => program.opts<{ json: boolean }>().json);

program.parseAsync().catch((error: unknown) => {
  // What commander refuses it has said already.
  if (error instanceof CommanderError) return void (process.exitCode = error.exitCode === 0 ? 0 : 2);
  if (!(error instanceof CliError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
});
