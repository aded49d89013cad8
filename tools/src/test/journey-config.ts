import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';

const overlaySchema = z.strictObject({
  set: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  add: z.array(z.looseObject({ system: z.string(), like: z.string() })).default([]),
  rows: z.array(z.looseObject({ system: z.string() })).default([]),
  ownership: z.record(z.string(), z.unknown()).default({}),
  mappings: z.record(z.string(), z.unknown()).default({}),
});
const contractSchema = z.looseObject({ slots: z.record(z.string(), z.unknown()) });
const systemsSchema = z.looseObject({ systems: z.array(z.looseObject({ system: z.string() })) });

type Overlay = Pick<z.input<typeof overlaySchema>, 'set' | 'add' | 'rows'>;
type Systems = z.infer<typeof systemsSchema>;
type Row = Systems['systems'][number];

/** Writes the configuration of journeys: that of config/ with an overlay of tests/config/ upon it, so that the two cannot drift apart. Gives its folder. */
export function writeJourneyConfig(root: string, folder: string, name: string): string {
  const shipped = join(root, 'config');
  const overlay = overlaySchema.parse(parse(readFileSync(join(root, 'tests', 'config', name), 'utf8')));
  const systems = systemsSchema.parse(parse(readFileSync(join(shipped, 'systems.yaml'), 'utf8'), { merge: true }));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(shipped, folder, { recursive: true });
  writeFileSync(join(folder, 'systems.yaml'), stringify(overlaid(systems, overlay), { aliasDuplicateObjects: false }));
  writeOwnWorld(folder, overlay);
  return folder;
}

/** What a tenant has of its own: rows of the contract, and fields by system. */
function writeOwnWorld(folder: string, { ownership, mappings }: z.output<typeof overlaySchema>): void {
  if (Object.keys(ownership).length > 0) {
    const file = join(folder, 'ownership.yaml');
    const contract = contractSchema.parse(parse(readFileSync(file, 'utf8')));
    writeFileSync(file, stringify({ ...contract, slots: { ...contract.slots, ...ownership } }));
  }
  mkdirSync(join(folder, 'mappings'), { recursive: true });
  for (const [system, own] of Object.entries(mappings)) writeFileSync(join(folder, 'mappings', `${system}.yaml`), stringify(own));
}

/** The systems with the overlay upon them; throws where it names a row that is not there. */
export function overlaid(systems: Systems, { set = {}, add = [], rows = [] }: Overlay): Systems {
  const rowOf = (name: string): Row => {
    const row = systems.systems.find(({ system }) => system === name);
    if (!row) throw new Error(`An overlay of tests/config names ${name}, which is no row of config/systems.yaml.`);
    return row;
  };
  for (const name of Object.keys(set)) rowOf(name);
  const changed = systems.systems.map((row) => ({ ...row, ...set[row.system] }));
  const added = add.map(({ like, ...own }) => ({ ...withVariablesOf(rowOf(like), own.system), ...own }));
  return { ...systems, systems: [...changed, ...added, ...rows] };
}

/** The same row with secrets under the other system's name: SALESFORCE_LOGIN_URL becomes SALESFORCE_TRIAL_LOGIN_URL. */
function withVariablesOf(row: Row, system: string): Row {
  const prefix = (name: string): string => `${name.toUpperCase().replaceAll('-', '_')}_`;
  const renamed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renamed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        name === 'env' && typeof inner === 'string' ? inner.replace(prefix(row.system), prefix(system)) : renamed(inner),
      ]),
    );
  };
  return renamed(row) as Row;
}
