import type { Columns } from '@trueup/governance';
import { trainModel, writeMatchingModel, type LevelChange, type Trained } from '@trueup/identity';
import { chooseModel } from '../match/choose-model';
import { crewOf } from '../match/crew';
import { gatherFile } from '../match/gather-file';
import { RecordShelf } from '../match/record-shelf';
import { chooseColumns } from '../table/choose-columns';
import { openTable } from '../table/open-table';
import { OutputFiles } from '../table/write-table';

/** What is asked for on the command line. */
export interface TrainWish {
  readonly input: string;
  readonly output: string;
  readonly columns?: string;
  readonly model?: string;
  readonly seed: number;
  /** Of the new model. */
  readonly modelVersion?: string;
}

/** What came of it. */
export interface TrainAnswer {
  readonly before: string;
  readonly after: string;
  readonly columns: Columns;
  readonly records: number;
  readonly pairs: Trained['pairs'];
  readonly changes: readonly LevelChange[];
}

/** Learns weights from the records of a file, without labels, and writes them as a model of a new version. Throws a CliError that says in one line what is wrong. */
export async function trainFile({ input, output, columns: told, model: known, seed, modelVersion }: TrainWish): Promise<TrainAnswer> {
  const files = new OutputFiles();
  const crew = crewOf(0);
  try {
    const model = await chooseModel(known);
    const table = await openTable(input);
    const columns = await chooseColumns(table, told);
    files.reserve(output);
    const { ids, records } = await gatherFile(table, { crew, columns }, () => undefined);
    const shelf = new RecordShelf(records);
    const all = ids.map((_id, number) => shelf.record(number));
    const trained = trainModel(all, { seed, model, ...(modelVersion === undefined ? {} : { name: modelVersion }) });
    files.write(output, [writeMatchingModel(trained.model).trimEnd()]);
    files.publish();
    return {
      before: model.version,
      after: trained.model.version,
      columns,
      records: ids.length,
      pairs: trained.pairs,
      changes: trained.changes,
    };
  } finally {
    files.discard();
    await crew.close();
  }
}
