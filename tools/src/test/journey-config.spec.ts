import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseOverlay, parseSystems } from '@trueup/governance';
import { parse } from 'yaml';
import { overlaid, writeJourneyConfig } from './journey-config';

const root = join(__dirname, '..', '..', '..');
const shipped = parseSystems(readFileSync(join(root, 'config', 'systems.yaml'), 'utf8'));
let folder = '';

beforeAll(() => {
  folder = writeJourneyConfig(root, join(mkdtempSync(join(tmpdir(), 'journey-config-')), 'config'), 'overlay.yaml');
});

afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const written = () => parseSystems(readFileSync(join(folder, 'systems.yaml'), 'utf8'));

describe('the configuration of the journeys', () => {
  it('is the shipped one but for modes, first loads, how often systems are polled and how far polls look back', () => {
    const calm = (rows: typeof shipped.systems) =>
      rows.map((row) => ({ ...row, mode: 'write', firstLoad: false, pollSeconds: 0, settings: { ...row.settings, pollOverlapMs: 0 } }));
    expect(calm(written().systems.slice(0, shipped.systems.length))).toEqual(calm(shipped.systems));
  });

  it('has the shipped contract, and a row for a field of the tenant’s own', () => {
    const read = (dir: string) => (parse(readFileSync(join(dir, 'ownership.yaml'), 'utf8')) as { slots: Record<string, unknown> }).slots;
    const { 'extensions.favouriteStore': own, ...slots } = read(folder);
    expect(slots).toEqual(read(join(root, 'config')));
    expect(own).toMatchObject({ owner: 'crm', readers: ['crm', 'erp'] });
  });

  it('has overlays that map the field in both systems', () => {
    for (const system of ['salesforce', 'netsuite-us']) {
      const { fields } = parseOverlay(readFileSync(join(folder, 'mappings', `${system}.yaml`), 'utf8'), system);
      expect(fields).toMatchObject([{ slot: 'extensions', key: 'favouriteStore' }]);
    }
  });

  it('adds a Salesforce org that is only observed, with secrets of its own', () => {
    const trial = written().systems.at(-1);
    expect(trial).toMatchObject({
      system: 'salesforce-trial',
      vendor: 'salesforce',
      family: 'crm',
      mode: 'observe',
      createWhen: 'firstOrder',
    });
    expect(trial?.connection['loginUrl']).toEqual({ env: 'SALESFORCE_TRIAL_LOGIN_URL' });
  });

  it('says so when the overlay names a row that is gone', () => {
    expect(() => overlaid({ systems: [] }, { set: { gone: {} }, add: [] })).toThrow('gone, which is no row');
  });
});
