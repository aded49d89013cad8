import type { Command } from 'commander';
import { findAddress } from './address';
import { ask } from './ask';
import { decide, type DecideOptions } from './commands/decide';
import { review, reviews, reviewsPath, type ReviewFilter } from './commands/reviews';
import { whoAsks } from './confirm';
import { findResolver } from './resolver';

const KINDS = ['link', 'neverLink', 'split', 'pin', 'unpin', 'confirm'];

/** Adds what stewards look at and decide. */
export function addDecisionCommands(program: Command): void {
  const here = () => findAddress(process.env, process.cwd());
  const isJson = () => program.opts<{ json: boolean }>().json;
  const print = (lines: readonly string[]) => void process.stdout.write(`${lines.join('\n')}\n`);
  const show = async (path: string, lines: () => Promise<string[]>) =>
    print(isJson() ? [JSON.stringify(await ask(here(), path), null, 2)] : await lines());
  program
    .command('reviews')
    .description('what waits for a steward, the most at risk first')
    .option('--kind <kind>', 'match, heldJoin, proposal or contradiction')
    .option('--system <system>', 'only with a record of this system')
    .option('--slot <slot>', 'only proposals for this slot')
    .option('--status <status>', 'open or closed')
    .option('--limit <count>', 'how many; 50 unless given')
    .action((filter: ReviewFilter) => show(reviewsPath(filter), () => reviews(here(), filter)));
  program
    .command('review')
    .description('one review: both sides, the terms, and what accepting it would change and write')
    .argument('<reviewId>')
    .action((id: string) => show(`/v1/reviews/${encodeURIComponent(id)}`, () => review(here(), id)));
  program
    .command('decide')
    .description('decide on records, a slot or a review; shows what follows and asks')
    .addArgument(program.createArgument('<kind>').choices(KINDS))
    .option('--records <keys...>', 'source records as system/type/id: link joins them, split and neverLink keep every two apart')
    .option('--customer <customerIds...>', 'in place of records: of pin and unpin whose value')
    .option('--part <keys>', 'of split: records that stay together, with commas between; once for each part', collected)
    .option('--review <reviewId>', 'of confirm: the review that it answers')
    .option('--accept', 'of confirm: yes', false)
    .option('--decline', 'of confirm: no', false)
    .option('--slot <slot>', 'of pin and unpin')
    .option('--key <key>', 'of pin and unpin: the element within the slot')
    .option('--context <context>', 'of pin and unpin: private, or business: and the id of the company')
    .option('--value <value>', 'of pin: the text as it is; JSON where the slot holds no text')
    .option('--none', 'of pin: that there is no value', false)
    .option('--retire-on-source-change', 'of pin: it ends as soon as a source with a say is seen to say something new', false)
    .option('--replaces <decisionIds...>', 'earlier decisions that this one contradicts and takes the place of')
    .option('--expires <time>', 'when it ends, ISO 8601')
    .option('--seen <versions...>', 'versions of the review or the customers as you looked at them; read now unless given')
    .requiredOption('--reason <text>', 'why')
    .option('--yes', 'go on without asking', false)
    .action(async (kind: string, options: Omit<DecideOptions, 'by'>) => {
      const at = { address: here, resolver: findResolver(process.env, process.cwd()) };
      const taken = await decide(at, kind, { ...options, by: whoAsks(process.env) });
      print([
        isJson() ? JSON.stringify(taken, null, 2) : `Decided: ${taken.decisionId}. Follow it with: trueup trace ${taken.correlationId}`,
      ]);
    });
}

function collected(part: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), part];
}
