import { badFile } from './bad-file';
import { openTable } from './open-table';
import { parseRows } from './parse-rows';

/** Two columns of a file as a map, in the file's order. Throws a CliError where one is missing, or where a key or a value is blank, or a key there twice. */
export async function readColumns(file: string, key: string, value: string): Promise<ReadonlyMap<string, string>> {
  const table = await openTable(file);
  const [keyAt, valueAt] = [table.header.indexOf(key), table.header.indexOf(value)];
  const missing = keyAt < 0 ? key : valueAt < 0 ? value : undefined;
  if (missing !== undefined)
    throw badFile(file, 1, `there is no column ${missing}; the header is ${table.header.join(', ').slice(0, 400)}.`);
  const found = new Map<string, string>();
  for await (const chunk of table.chunks) {
    for (const { line, cells } of parseRows({ file, delimiter: table.delimiter, width: table.header.length }, chunk)) {
      const id = cells[keyAt] ?? '';
      if (id === '') throw badFile(file, line, `there is nothing in ${key}.`);
      if (found.has(id)) throw badFile(file, line, `the ${key} ${id.slice(0, 80)} is there twice.`);
      const said = cells[valueAt] ?? '';
      if (said === '')
        throw badFile(file, line, `there is nothing in ${value}; leave the row out, or say what is alone by a value of its own.`);
      found.set(id, said);
    }
  }
  return found;
}
