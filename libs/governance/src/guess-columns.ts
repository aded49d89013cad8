import { COLUMN_NAMES, type ColumnMeaning } from './column-names';
import { COLUMN_ATTRIBUTES, ADDRESS_PARTS, type Columns } from './columns';
import { ConfigFaults } from './config-faults';

type Names = Partial<Record<(typeof COLUMN_ATTRIBUTES)[number], string>>;

/** The columns that a header line most likely means. Throws ConfigFaults where no column can be the id. */
export function guessColumns(header: readonly string[]): Columns {
  const found = (meaning: ColumnMeaning): string[] =>
    COLUMN_NAMES[meaning].split(' ').flatMap((name) => header.filter((column) => plain(column) === name));
  const first = (meaning: ColumnMeaning): string | undefined => found(meaning)[0];
  const id = first('id');
  if (id === undefined) {
    const message = `No column looks like the record's id among ${header.join(', ').slice(0, 400)}; name it as id in columns.yaml.`;
    throw new ConfigFaults('The header line', [{ path: 'id', message }]);
  }
  return {
    id,
    system: first('system') ?? null,
    kind: first('kind') ?? null,
    attributes: {
      ...withOneMeaning(pick(COLUMN_ATTRIBUTES, first)),
      emails: found('email'),
      phones: found('phone'),
      address: pick(ADDRESS_PARTS, first),
    },
  };
}

/** Beside a family name a column that may be either is the given name, as `nome` beside `cognome`; alone it is the full name. */
function withOneMeaning(names: Names): Names {
  const { fullName, givenName, familyName, ...rest } = names;
  if (fullName === undefined || fullName !== givenName) return names;
  return familyName === undefined ? { ...rest, fullName } : { ...rest, givenName, familyName };
}

/** `Straße` as `strasse`, `Prénom` as `prenom`. */
function plain(column: string): string {
  const letters = column.toLowerCase().replaceAll('ß', 'ss').replaceAll('ł', 'l').normalize('NFD');
  return letters.replaceAll(/[^a-z0-9]/g, '');
}

function pick<Name extends ColumnMeaning>(names: readonly Name[], of: (name: Name) => string | undefined): Partial<Record<Name, string>> {
  const entries = names.flatMap((name) => {
    const column = of(name);
    return column === undefined ? [] : [[name, column] as const];
  });
  return Object.fromEntries(entries) as Partial<Record<Name, string>>;
}
