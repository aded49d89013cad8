import { parse, stringify } from 'yaml';
import { parseContract, type Contract, type SystemsConfig } from '../src';
import { configText, SYSTEMS } from './default-contract';

type Row = Readonly<Record<string, unknown>>;

/** The shipped contract with other rows for some slots; each begins with the shipped row of that slot, whatever the kind. */
export function contractWith(rows: Readonly<Record<string, Row>>, systems: SystemsConfig = SYSTEMS): Contract {
  const file = parse(configText('ownership.yaml')) as { slots: Record<string, Row> };
  const slots: Record<string, Row> = {};
  for (const [names, row] of Object.entries(file.slots)) {
    const all = names.split(',').map((name) => name.trim());
    const left = all.filter((name) => !(name in rows));
    if (left.length > 0) slots[left.join(', ')] = row;
    for (const name of all) if (rows[name]) slots[name] = { ...plainRow(row), ...rows[name] };
  }
  return parseContract(stringify({ ...file, slots }), systems);
}

function plainRow(row: Row): Row {
  return 'owner' in row ? row : (Object.values(row)[0] as Row);
}
