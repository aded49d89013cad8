import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseContract, parseSystems } from '@trueup/governance';
import { readMatchingModel } from '@trueup/identity';
import { activate, activatedLines } from './activate';
import type { WholeActivationView } from './activation-view';

const SHIPPED = join(__dirname, '../../../../config');
const shipped = (name: string) => readFileSync(join(SHIPPED, name), 'utf8');
const CONTRACT = parseContract(shipped('ownership.yaml'), parseSystems(shipped('systems.yaml'))).version;
const MODEL = readMatchingModel(shipped('matching.yaml')).version;
const EVENT = '00000001-0000-4000-8000-000000000000';

let folder: string;
let server: Server;
let view: WholeActivationView;
let asked: (string | undefined)[];
let sent: Record<string, unknown>[];
let said: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'activate-'));
  cpSync(SHIPPED, folder, { recursive: true });
  const text = { document: shipped('ownership.yaml'), modelDocument: shipped('matching.yaml'), activatedBy: 'Ann', reason: null };
  const times = { effectiveFrom: 100, queuedAt: 100, queuedRows: 0 };
  const active = { contract: CONTRACT, model: MODEL, eventId: EVENT, correlationId: EVENT, ...text, ...times };
  const left = { normalise: 0, compare: 0, judge: 0 };
  view = { own: active, problem: null, active, upcoming: [], stored: { records: 1_200, customers: 900 }, left };
  sent = [];
  asked = [];
  said = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((chunk) => ((said += String(chunk)), true));
  server = createServer((request, reply) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.method === 'POST') sent.push(JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>);
      else asked.push(request.url);
      reply.end(JSON.stringify(request.method === 'POST' ? { eventId: 'e2', effectiveFrom: 500, isNew: true } : view));
      view = { ...view, left: { ...view.left, judge: 0 } };
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  jest.restoreAllMocks();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
}

const run = (over: { yes?: boolean; effectiveFrom?: string; wait?: boolean } = {}) => {
  const { port } = server.address() as AddressInfo;
  const options = { config: folder, reason: 'Agreed.', by: 'Ann', yes: true, wait: false, ...over };
  return activate({ url: `http://127.0.0.1:${port}`, apiKey: 'a key' }, options);
};

it('has nothing to do, and says so, where the folder says what is active', async () => {
  const done = await run({ yes: false });
  expect(activatedLines(done)[0]).toContain('there is nothing to do');
  expect(sent).toEqual([]);
});

it('shows the rows that differ and how many customers are judged again, and sends both texts with what it replaces', async () => {
  edit('ownership.yaml', 'phones.mobile, phones.main:\n    owner: crm', 'phones.mobile, phones.main:\n    owner: erp');
  await run();
  expect(said).toMatch(/phones\.mobile \(.*\): owner crm → erp/);
  expect(said).toContain(`model ${MODEL} stays`);
  expect(said).toContain('\n900 customers judged again');
  expect(sent).toMatchObject([
    { model: MODEL, modelDocument: shipped('matching.yaml'), replaces: EVENT, effectiveFrom: null, activatedBy: 'Ann' },
  ]);
  expect(sent[0]?.['contract']).not.toBe(CONTRACT);
});

it('shows the figures of a model that differ, and that all records are compared again', async () => {
  edit('matching.yaml', 'bands: { auto: 19, review: 12 }', 'bands: { auto: 21, review: 12 }');
  await run({ effectiveFrom: '2031-01-31T22:00:00Z' });
  expect(said).toContain('  persons.auto 19 → 21');
  expect(said).toContain('1,200 records are compared and 900 customers judged again');
  expect(sent).toMatchObject([{ contract: CONTRACT, effectiveFrom: Date.parse('2031-01-31T22:00:00Z') }]);
});

it('goes by what counts at the time that was asked for, whatever comes later', async () => {
  const active = view.active && { ...view.active, contract: 'c0', eventId: 'e0' };
  view = { ...view, active, upcoming: view.active ? [{ ...view.active, effectiveFrom: Date.parse('2031-01-31T22:00:00Z') }] : [] };
  await run();
  expect([said.includes(`contract c0 → ${CONTRACT}`), sent.length, sent[0]?.['replaces']]).toEqual([true, 1, EVENT]);
  expect((await run({ effectiveFrom: '2032-01-31T22:00:00Z' })).isNew).toBe(false);
});

it('asks for texts and figures of the store once, however long it watches', async () => {
  edit('matching.yaml', 'bands: { auto: 19, review: 12 }', 'bands: { auto: 21, review: 12 }');
  await run({ wait: true });
  expect(asked).toEqual(['/v1/activation?whole=true', '/v1/activation']);
});

it('says that what differs cannot be told where the text that is active was not kept', async () => {
  edit('matching.yaml', 'bands: { auto: 19, review: 12 }', 'bands: { auto: 21, review: 12 }');
  view = { ...view, active: view.active && { ...view.active, modelDocument: null } };
  await run();
  expect(said).toContain('what differs cannot be told');
});

it('sends nothing where nobody can be asked, or the time is none', async () => {
  edit('ownership.yaml', 'phones.mobile, phones.main:\n    owner: crm', 'phones.mobile, phones.main:\n    owner: erp');
  await expect(run({ yes: false })).rejects.toMatchObject({ exitCode: 2 });
  await expect(run({ effectiveFrom: 'tomorrow' })).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining('ISO 8601') });
  expect(sent).toEqual([]);
});
