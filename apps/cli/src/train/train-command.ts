import { InvalidArgumentError, type Command } from 'commander';
import { CliError } from '../cli-error';
import { count } from '../load-bar';
import { trainFile, type TrainAnswer, type TrainWish } from './train-file';

const SEED = 1;
/** As the reader of a model has it. */
const NAME = /^[^@\s]{1,60}$/;

/** `trueup train --input FILE --output FILE`. */
export function addTrain(program: Command, isJson: () => boolean): void {
  program
    .command('train')
    .description(
      'learn the weights of matching from records, unlabelled or not, and count their names; writes a model of a new version and shows what changed',
    )
    .requiredOption('--input <file>', 'CSV with one record a row, UTF-8')
    .requiredOption('--output <file>', 'gets the model, for trueup match --model or config/matching.yaml')
    .option('--columns <file>', "what the file's columns mean; guessed from its header unless given")
    .option('--model <file>', 'the model to begin with; the shipped one unless given')
    .option('--model-version <name>', 'what the new model is called; the old name and the seed unless given', modelName)
    .option('--seed <number>', 'of what chance picks; equal seeds learn the same', wholeNumber, SEED)
    .option('--labels <file>', 'CSV with record_id and entity_id, as trueup evaluate --truth reads it, of all records or some')
    .option(
      '--decisions <file>',
      "stewards' decisions, JSON or JSON Lines as customer.decided.v1 has them: link, neverLink, split and a confirm without slot teach",
    )
    .option('--sample <count>', 'learn from so many records at most; the names of all are counted', positive)
    .option(
      '--expected <count>',
      'for how many records the bands are to hold when records come one by one; those of the file unless given',
      positive,
    )
    .action(async (wish: TrainWish) => {
      const answer = await trainFile(wish);
      process.stdout.write(isJson() ? `${JSON.stringify(answer, null, 2)}\n` : `${lines(wish.output, answer).join('\n')}\n`);
    });
}

function modelName(text: string): string {
  if (!NAME.test(text)) {
    throw new CliError('--model-version: give the model a name of at most 60 letters, without blanks and @.', { exitCode: 2 });
  }
  return text;
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new InvalidArgumentError('Give a whole number.');
  return number;
}

function positive(text: string): number {
  const number = wholeNumber(text);
  if (number < 1) throw new InvalidArgumentError('Give a whole number above 0.');
  return number;
}

function lines(output: string, { before, after, records, sampled, pairs, changes }: TrainAnswer): string[] {
  const width = Math.max(0, ...changes.map(({ party, level }) => `${party} ${level}`.length));
  return [
    `${count(records)} records, ${sampled === records ? 'all' : count(sampled)} learnt from: ${count(pairs.candidates)} candidate pairs and ${count(pairs.random)} random ones.`,
    ...(pairs.toldOne + pairs.toldTwo > 0
      ? [`People said of ${count(pairs.toldOne)} candidate pairs that they are one, of ${count(pairs.toldTwo)} that they are two.`]
      : []),
    `${output} holds ${after}, made from ${before}; ${count(changes.length)} weights changed${changes.length === 0 ? '.' : ' (bits):'}`,
    ...changes.map(
      ({ party, level, before: was, after: is }) => `  ${`${party} ${level}`.padEnd(width)}  ${was.toFixed(2)} → ${is.toFixed(2)}`,
    ),
  ];
}
