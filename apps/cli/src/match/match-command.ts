import type { Command } from 'commander';
import { stat } from 'node:fs/promises';
import { stringify } from 'yaml';
import type { Columns } from '@trueup/governance';
import { count } from '../load-bar';
import { ProgressBar } from '../progress-bar';
import { threadsHere } from './crew';
import { matchFile, type MatchAnswer, type MatchWish } from './match-file';

/** Below so many bytes other threads take longer to start than to help. */
const THREADS_FROM_BYTES = 3_000_000;
/** What is done sooner needs no bar. */
const BAR_AFTER_MS = 1_000;
const STEPS = { read: 'bytes read', match: 'records matched' } as const;

/** `trueup match --input FILE --output FILE`. */
export function addMatch(program: Command, isJson: () => boolean): void {
  program
    .command('match')
    .description('which records of a file are one customer; needs no services')
    .requiredOption('--input <file>', 'CSV with one record a row, UTF-8')
    .requiredOption('--output <file>', 'gets record_id,cluster_id,confidence,held')
    .option('--columns <file>', "what the file's columns mean; guessed from its header unless given")
    .option('--model <file>', 'a model of trueup train; the shipped one unless given')
    .option('--frozen', "judge by the model's own counts of names, as records that come one by one are judged, and not by the file's")
    .option('--write-model <file>', 'gets the model with the counts that were judged by, for config/matching.yaml')
    .option('--report <file>', 'gets figures as JSON: sizes, candidates by key, completeness')
    .option('--reviews <file>', 'gets left_record_id,right_record_id,weight,explanation of what a person should judge')
    .action(async (wish: MatchWish) => {
      const answer = await matchFile(wish, { ...(await threadsFor(wish.input)), onColumns: tellColumns, ...bars() });
      process.stdout.write(isJson() ? `${JSON.stringify(answer, null, 2)}\n` : `${lines(wish, answer).join('\n')}\n`);
    });
}

async function threadsFor(file: string): Promise<{ threads: number }> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  return { threads: size < THREADS_FROM_BYTES ? 0 : threadsHere() };
}

function tellColumns(columns: Columns, isGuess: boolean): void {
  if (!isGuess) return;
  const text = stringify(columns, { lineWidth: 0 }).trimEnd();
  process.stderr.write(`Columns as guessed; give others with --columns FILE:\n${text.replaceAll(/^/gm, '  ')}\n`);
}

function bars(): { onProgress(step: keyof typeof STEPS, done: number, total: number): void } {
  const began = Date.now();
  let bar: { readonly step: keyof typeof STEPS; readonly on: ProgressBar } | undefined;
  return {
    onProgress(step, done, total) {
      if (Date.now() - began < BAR_AFTER_MS) return;
      if (bar?.step !== step) {
        bar?.on.end();
        bar = { step, on: new ProgressBar(STEPS[step]) };
      }
      bar.on.show(done, total);
      if (step === 'match' && done >= total) bar.on.end();
    },
  };
}

function lines({ output, reviews: reviewsFile }: MatchWish, answer: MatchAnswer): string[] {
  const { records, clusters, duplicates, held, reviews, completeness } = answer;
  const share = ((duplicates / records) * 100).toFixed(1);
  return [
    `${count(records)} records are ${count(clusters)} customers: ${count(duplicates)} duplicates (${share} %). ${output} says which.`,
    `${count(reviews)} pairs are for a person to judge${reviewsFile === undefined ? '; --reviews FILE lists them' : ` (${reviewsFile})`}.`,
    ...(held > 0 ? [`${count(held)} records keep their cluster without a doubtful link.`] : []),
    ...(completeness.partial > 0 ? [`${count(completeness.partial)} records lie under keys too common to compare them with all.`] : []),
  ];
}
