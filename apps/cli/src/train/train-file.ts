import type { Columns } from '@trueup/governance';
import { trainModel, writeMatchingModel, type Frequencies, type LevelChange, type Trained } from '@trueup/identity';
import { CliError } from '../cli-error';
import { blockTableOf } from '../match/block-table';
import { chooseModel } from '../match/choose-model';
import { countFrequencies } from '../match/count-frequencies';
import { crewOf } from '../match/crew';
import { gatherFile } from '../match/gather-file';
import { RecordShelf } from '../match/record-shelf';
import { chooseColumns } from '../table/choose-columns';
import { openTable } from '../table/open-table';
import { readColumns } from '../table/read-columns';
import { refuseSamePath } from '../table/refuse-same-path';
import { OutputFiles } from '../table/write-table';
import { readDecisions } from './read-decisions';
import { sampleRecords } from './sample-records';
import { idsSaid, toldOf, type Said } from './told-of';

/** What is asked for on the command line. */
export interface TrainWish {
  readonly input: string;
  readonly output: string;
  readonly columns?: string;
  readonly model?: string;
  readonly seed: number;
  /** Of the new model. */
  readonly modelVersion?: string;
  /** Records that are learnt from at most; all are counted. */
  readonly sample?: number;
  /** For how many records the bands are to hold. */
  readonly expected?: number;
  /** CSV with record_id and entity_id. */
  readonly labels?: string;
  /** JSON or JSON Lines of decisions. */
  readonly decisions?: string;
}

/** What came of it. */
export interface TrainAnswer {
  readonly before: string;
  readonly after: string;
  readonly columns: Columns;
  readonly records: number;
  /** How many of the records were learnt from. */
  readonly sampled: number;
  readonly pairs: Trained['pairs'];
  readonly changes: readonly LevelChange[];
}

/** Above so many records more of them hardly change a weight. */
const SAMPLE = 50_000;

/**
 * Learns weights from the records of a file, and from what people said of them where that is given, counts their names and writes both as a
 * model of a new version. Throws a CliError that says in one line what is wrong.
 */
export async function trainFile(wish: TrainWish): Promise<TrainAnswer> {
  const files = new OutputFiles();
  const crew = crewOf(0);
  try {
    refuseOverwriting(wish);
    const [model, said] = [await chooseModel(wish.model), await saidIn(wish)];
    const table = await openTable(wish.input);
    const columns = await chooseColumns(table, wish.columns);
    files.reserve(wish.output);
    const gathered = await gatherFile(table, { crew, columns }, () => undefined);
    const frequencies = await countFrequencies(gathered, { crew, table: blockTableOf(gathered.keys) });
    const first = numbersOf(gathered.ids, idsSaid(said));
    refuseStrangers(wish, first);
    const sample = sampleRecords(gathered.ids, { most: wish.sample ?? SAMPLE, seed: wish.seed, first });
    const shelf = new RecordShelf(gathered.records);
    const records = [...sample].map((number) => shelf.record(number));
    const { seed, modelVersion: name } = wish;
    const trained = trainModel(records, {
      ...{ seed, model, told: toldOf(said, records), frequencies: expecting(wish.expected, frequencies) },
      ...(name === undefined ? {} : { name }),
    });
    files.write(wish.output, [writeMatchingModel(trained.model).trimEnd()]);
    files.publish();
    return {
      ...{ before: model.version, after: trained.model.version, columns },
      ...{ records: gathered.ids.length, sampled: records.length, pairs: trained.pairs, changes: trained.changes },
    };
  } finally {
    files.discard();
    await crew.close();
  }
}

/** What is read may be one file twice: records can hold their labels. */
function refuseOverwriting({ input, output, columns, model, labels, decisions }: TrainWish): void {
  for (const read of [input, columns, model, labels, decisions]) refuseSamePath([read, output]);
}

async function saidIn({ labels, decisions }: TrainWish): Promise<Said> {
  return {
    labels: labels === undefined ? new Map<string, string>() : await readColumns(labels, 'record_id', 'entity_id'),
    decisions: decisions === undefined ? [] : await readDecisions(decisions),
  };
}

function numbersOf(ids: readonly string[], wanted: ReadonlySet<string>): ReadonlySet<number> {
  return new Set(ids.flatMap((id, number) => (wanted.has(id) ? [number] : [])));
}

/** Labels of another file would be passed over in silence. */
function refuseStrangers({ input, labels, decisions }: TrainWish, known: ReadonlySet<number>): void {
  if ((labels === undefined && decisions === undefined) || known.size > 0) return;
  throw new CliError(`${labels ?? decisions ?? ''}: none of its records is in ${input}; their ids are those of the id column.`, {
    exitCode: 2,
  });
}

function expecting(expected: number | undefined, frequencies: Frequencies): Frequencies {
  return expected === undefined ? frequencies : { ...frequencies, expected };
}
