import { readFile } from 'node:fs/promises';
import { ConfigFaults, guessColumns, missingColumns, parseColumns, type Columns } from '@trueup/governance';
import { CliError } from '../cli-error';
import { badFile } from './bad-file';
import type { Table } from './open-table';

/** What the columns of a file mean: as a file says, else as its header suggests. Throws a CliError that says in one line what does not fit. */
export async function chooseColumns(table: Table, file: string | undefined): Promise<Columns> {
  const columns = file === undefined ? guessed(table) : await told(file);
  const lacking = missingColumns(columns, table.header).map(({ path, column }) => `${column} (${path})`);
  if (lacking.length === 0) return columns;
  throw badFile(table.file, 1, `there is no column ${lacking.join(', ')}; the header is ${table.header.join(', ').slice(0, 400)}.`);
}

function guessed({ file, header }: Table): Columns {
  try {
    return guessColumns(header);
  } catch (error) {
    if (!(error instanceof ConfigFaults)) throw error;
    throw badFile(file, 1, error.faults.map(({ message }) => message).join(' '));
  }
}

async function told(file: string): Promise<Columns> {
  try {
    return parseColumns(await readFile(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof ConfigFaults))
      throw new CliError(`${file}: there is no such file, or it cannot be read.`, { cause: error, exitCode: 2 });
    const faults = error.faults.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
    throw badFile(file, null, faults.join(' '));
  }
}
