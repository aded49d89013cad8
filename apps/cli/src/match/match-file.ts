import type { Columns } from '@trueup/governance';
import { withoutFrequencies, writeMatchingModel, type MatchingModel } from '@trueup/identity';

import { CliError } from '../cli-error';
import { chooseColumns } from '../table/choose-columns';
import { openTable } from '../table/open-table';
import { refuseSamePath } from '../table/refuse-same-path';
import { OutputFiles } from '../table/write-table';
import { crewOf } from './crew';
import { gatherFile } from './gather-file';
import type { Gathered } from './gather-records';
import { judgeRecords, type Judged } from './judge-records';
import { chooseModel } from './choose-model';
import { clusterLines, reviewLines } from './result-lines';

/** What is asked for on the command line. */
export interface MatchWish {
  readonly input: string;
  readonly output: string;
  readonly columns?: string;
  readonly model?: string;
  /** Judges by the model's own counts, as records that come one by one are judged; else the file's names are counted first. */
  readonly frozen?: boolean;
  /** Gets the model with the counts that were judged by. */
  readonly writeModel?: string;
  readonly report?: string;
  readonly reviews?: string;
}

/** What came of it. */
export interface MatchAnswer {
  readonly input: string;
  readonly model: string;
  readonly columns: Columns;
  readonly records: number;
  readonly clusters: number;
  /** Records beyond the first of each cluster. */
  readonly duplicates: number;
  /** Size ─► clusters of that size. */
  readonly sizes: Readonly<Record<string, number>>;
  readonly held: number;
  readonly reviews: number;
  /** How many others a record was compared with. */
  readonly compared: Judged['compared'];
  readonly blocking: Judged['blocking'];
  readonly completeness: Judged['completeness'];
}

/** How a run goes about it. */
export interface MatchRun {
  /** Threads beside the main one. */
  readonly threads: number;
  onColumns(columns: Columns, isGuess: boolean): void;
  onProgress(step: 'read' | 'match', done: number, total: number): void;
}

/** Matches the records of a file and writes what came of it: all files or none. Throws a CliError that says in one line what is wrong. */
export async function matchFile(wish: MatchWish, run: MatchRun): Promise<MatchAnswer> {
  const files = new OutputFiles();
  const crew = crewOf(run.threads);
  try {
    refuseSamePath([wish.input, wish.columns, wish.model, wish.output, wish.report, wish.reviews, wish.writeModel]);
    const model = await modelFor(wish);
    const table = await openTable(wish.input);
    const columns = await chooseColumns(table, wish.columns);
    for (const path of [wish.output, wish.report, wish.reviews, wish.writeModel]) if (path !== undefined) files.reserve(path);
    const gathered = await gatherFile(table, { crew, columns }, (done, total) => run.onProgress('read', done, total));
    run.onColumns(columns, wish.columns === undefined);
    const result = await judgeRecords(gathered, { crew, model }, (done, total) => run.onProgress('match', done, total));
    const answer = answerOf({ input: wish.input, model: result.model.version, columns }, gathered, result);
    files.write(wish.output, clusterLines(gathered.ids, result));
    if (wish.reviews !== undefined) files.write(wish.reviews, reviewLines(gathered.ids, result));
    if (wish.report !== undefined) files.write(wish.report, [JSON.stringify(answer, null, 2)]);
    if (wish.writeModel !== undefined) files.write(wish.writeModel, [writeMatchingModel(result.model).trimEnd()]);
    files.publish();
    return answer;
  } finally {
    files.discard();
    await crew.close();
  }
}

async function modelFor({ model: file, frozen }: MatchWish): Promise<MatchingModel> {
  const model = await chooseModel(file);
  if (frozen !== true) return withoutFrequencies(model);
  if (model.frequencies) return model;
  throw new CliError(`${file ?? 'The model'} holds no frequencies to judge by: leave --frozen out, or have --write-model count them.`, {
    exitCode: 2,
  });
}

function answerOf(about: Pick<MatchAnswer, 'input' | 'model' | 'columns'>, { ids }: Gathered, judged: Judged): MatchAnswer {
  const { cluster, isHeld, reviews, compared, blocking, completeness } = judged;
  const members = new Uint32Array(ids.length);
  for (const first of cluster) members[first] = (members[first] ?? 0) + 1;
  const sizes: Record<string, number> = {};
  for (const size of members) if (size > 0) sizes[size] = (sizes[size] ?? 0) + 1;
  const clusters = members.reduce((sum, size) => sum + (size > 0 ? 1 : 0), 0);
  return {
    ...about,
    ...{ records: ids.length, clusters, duplicates: ids.length - clusters, sizes },
    ...{ held: isHeld.reduce((sum, one) => sum + one, 0), reviews: reviews.length, compared, blocking, completeness },
  };
}
