import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './check';

const SHIPPED = join(__dirname, '../../../../config');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
  cpSync(SHIPPED, folder, { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Changes a file; gives the line that was changed. */
function edit(file: string, from: string, to: string): number {
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
  return text.slice(0, text.indexOf(from)).split('\n').length;
}

function overlay(system: string, text: string): void {
  mkdirSync(join(folder, 'mappings'), { recursive: true });
  writeFileSync(join(folder, 'mappings', `${system}.yaml`), text);
}

it('finds no fault in the configuration that is shipped', async () => {
  const { faults, lines } = await check(folder, undefined);
  expect(faults).toEqual([]);
  expect(lines[0]).toMatch(/systems, \d+ rows of ownership, contract [0-9a-f]{12}, matching model .+; no faults\.$/);
});

it('names every fault of all files at once, each with its file and line, though systems.yaml itself has some', async () => {
  const lines = [
    ['systems.yaml', edit('systems.yaml', 'mode: observe', 'mode: shout')],
    ['ownership.yaml', edit('ownership.yaml', 'system: crm, as: masked', 'system: crmm, as: masked')],
    ['ownership.yaml', edit('ownership.yaml', 'rule: latestExplicit', 'rule: loudest')],
  ] as const;
  const model = edit('matching.yaml', 'clusterSize: 200', 'clusterSize: many');
  writeFileSync(join(folder, 'codes.yaml'), 'terms:\n  net30:\n    netsuite-uk: "1"\n');
  overlay('salesforce', 'slots:\n  names.given: { field: First }\n  phones.fax: { field: Fax }\n');
  const { faults } = await check(folder, undefined);
  expect(faults.map(({ file, line }) => [file, line])).toEqual([
    ...lines,
    ['codes.yaml', 3],
    ['matching.yaml', model],
    ['mappings/salesforce.yaml', 3],
  ]);
  expect(faults.find(({ file }) => file === 'codes.yaml')).toMatchObject({
    path: 'terms.net30.netsuite-uk',
    message: 'netsuite-uk is no row of systems.yaml.',
  });
});

it('refuses an overlay that writes what its system may not read, and one for no system', async () => {
  overlay('salesforce', 'slots:\n  extensions.colour: { field: Colour__c }\n  extensions.size: { field: Size__c, readOnly: true }\n');
  overlay('nowhere', 'slots: {}\n');
  const { faults } = await check(folder, undefined);
  expect(faults).toMatchObject([
    { file: 'mappings/nowhere.yaml', line: 1, message: expect.stringContaining('no row of systems.yaml') },
    { file: 'mappings/salesforce.yaml', line: 2, path: 'slots.extensions.colour', message: expect.stringContaining('which is no reader') },
  ]);
});

it('places what the tenant does not bear out in the overlay', async () => {
  overlay('salesforce', 'slots:\n  preferredLanguage: { field: Langauge__c }\n');
  const { faults, lines } = await check(folder, async () => [
    { path: 'slots.preferredLanguage', message: 'Contact has no field Langauge__c.' },
  ]);
  expect(faults).toMatchObject([{ file: 'mappings/salesforce.yaml', line: 2, path: 'slots.preferredLanguage' }]);
  expect(lines[1]).toContain('checked against the tenants');
});

it('says of a file that nothing reads it', async () => {
  writeFileSync(join(folder, 'ownerships.yaml'), 'slots: {}\n');
  expect((await check(folder, undefined)).lines.at(-1)).toMatch(/^ownerships\.yaml is read by nobody/);
});
