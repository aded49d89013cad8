import type { Columns } from '@trueup/governance';
import { badFile } from '../table/bad-file';
import type { Table } from '../table/open-table';
import type { Chunk } from '../table/row-chunks';
import type { Crew } from './crew';
import { Gatherer, type Gathered } from './gather-records';
import { inOrder } from './in-order';

/** Reads all rows of a file as records; `onProgress` gets bytes. Throws a CliError that names the line which cannot be read. */
export async function gatherFile(
  { file, bytes, header, delimiter, chunks }: Table,
  { crew, columns }: { readonly crew: Crew; readonly columns: Columns },
  onProgress: (done: number, total: number) => void,
): Promise<Gathered> {
  await crew.tell('form', { file, header, delimiter, columns });
  const gatherer = new Gatherer(file, bytes);
  let read = 0;
  const work = async (chunk: Chunk) => ({ batch: await crew.do('read', chunk), size: chunk.bytes.length });
  for await (const { batch, size } of inOrder(chunks, crew.size * 2, work)) {
    gatherer.add(batch);
    onProgress((read += size), bytes);
  }
  if (gatherer.count === 0) throw badFile(file, null, 'it has a header and no rows.');
  return gatherer.finish();
}
