import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guessColumns } from '@trueup/governance';
import { matchAll, readMatchingModel } from '@trueup/identity';
import { RowCutter, type Chunk } from '../table/row-chunks';
import { crewOf } from './crew';
import { Gatherer } from './gather-records';
import { judgeRecords } from './judge-records';
import { RecordShelf } from './record-shelf';

jest.setTimeout(120_000);
const FILE = join(__dirname, '../../../../bench/identity/data/retail_dev_10000.csv');
const MODEL = readMatchingModel(readFileSync(join(__dirname, '../../../../config/matching.yaml'), 'utf8'));
const BATCH_BYTES = 70_000;

/** About the first so many bytes of the labelled file, read in small batches. */
async function gathered(bytes: number) {
  const cutter = new RowCutter(FILE);
  const crew = crewOf(0);
  const gatherer = new Gatherer(FILE, bytes);
  let header: string[] = [];
  const add = async (chunk: Chunk) => {
    const text = Buffer.from(chunk.bytes);
    const isTop = header.length === 0;
    const start = isTop ? text.indexOf(10) + 1 : 0;
    if (isTop) {
      header = text.toString('utf8', 0, start - 1).split(',');
      await crew.tell('form', { file: FILE, delimiter: ',', header, columns: guessColumns(header) });
    }
    gatherer.add(await crew.do('read', { bytes: text.subarray(start), line: chunk.line + (isTop ? 1 : 0) }));
  };
  for await (const part of createReadStream(FILE, { highWaterMark: BATCH_BYTES, end: bytes }) as AsyncIterable<Buffer>) {
    const chunk = cutter.add(part);
    if (chunk) await add(chunk);
  }
  return { crew, all: gatherer.finish() };
}

it('comes to what matchAll comes to, record by record and review by review', async () => {
  const { crew, all } = await gathered(500_000);
  const shelf = new RecordShelf(all.records);
  const records = all.ids.map((_id, number) => shelf.record(number));
  const whole = matchAll(records, MODEL);
  const shared = await judgeRecords(all, { crew, model: MODEL }, () => undefined);
  const clusterOf = new Map(whole.clusters.flatMap(({ members }) => members.map((member) => [member, members[0]] as const)));
  expect([...shared.cluster]).toEqual(all.ids.map((_id, number) => clusterOf.get(number)));
  const held = new Set(whole.clusters.flatMap((cluster) => cluster.held));
  expect([...shared.isHeld]).toEqual(all.ids.map((_id, number) => (held.has(number) ? 1 : 0)));
  expect(shared.reviews).toEqual(whole.reviews);
  expect(shared.completeness).toEqual(whole.completeness);
  expect(shared.blocking).toEqual(whole.blocking);
});
