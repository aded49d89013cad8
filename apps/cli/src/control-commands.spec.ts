import { Command, CommanderError } from 'commander';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CliError } from './cli-error';
import { addControlCommands } from './control-commands';

interface Asked {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly body: unknown;
}

const PLAN = {
  ...{ system: 'shop-one', unit: 'points', rows: 3, creates: 0, updates: 2, cost: { unit: 'points', amount: 20, perHour: 3_600 } },
  perSlot: { 'phones.mobile': { creates: 0, updates: 1, clears: 1 } },
  samples: [
    { customerId: 'c-1', target: 'shop-one/customer/1', changes: [{ slot: 'phones.mobile', key: '', before: '"1"', after: null }] },
  ],
  heldBack: { withheld: 1 },
};
const SHOP = { system: 'shop-one', vendor: 'fake', mode: 'observe', status: 'ok', pauses: [], waitsFor: [], heldRows: 0 };

let server: Server;
let asked: Asked[];
let shown: { answer: unknown; lines: readonly string[] }[];

/** What a connector service answers. */
function answerTo(method: string | undefined, url: string, text: string): { status: number; body: object } {
  if (url === '/v1/systems') return { status: 200, body: [SHOP] };
  if (url.includes('/plan?')) return { status: 200, body: PLAN };
  if (method === 'POST' && url.endsWith('/waves')) return { status: 202, body: { waveId: 'w', rows: 2 } };
  if (url.includes('/waves/')) return { status: 200, body: { state: 'finished', rows: 2, done: 1, failed: 1 } };
  if (url.endsWith('/rollbacks')) return { status: 200, body: { rollbackId: 'r', writes: 1, leftAlone: [], samples: [] } };
  if (url.includes('/rollbacks/')) return { status: 200, body: { rows: 1, done: 1 } };
  if (method === 'DELETE') return { status: 200, body: { ended: [] } };
  if (text.includes('nonsense')) return { status: 400, body: { title: 'That cannot be understood', detail: 'slot: No such slot.' } };
  return { status: 200, body: SHOP };
}

beforeEach(async () => {
  asked = [];
  shown = [];
  server = createServer((request, reply) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString();
      asked.push({ method: request.method, url: request.url, body: text === '' ? undefined : JSON.parse(text) });
      const { status, body } = answerTo(request.method, request.url ?? '', text);
      reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env['TRUEUP_CONNECTOR_URLS'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env['TRUEUP_API_KEY'] = 'a key';
  process.env['TRUEUP_USER'] = 'Ann Example';
});

afterEach(() => new Promise((resolve) => server.close(resolve)));

async function trueup(...args: string[]): Promise<void> {
  const program = new Command('trueup').exitOverride().configureOutput({ writeErr: () => undefined });
  addControlCommands(program, (answer, lines) => shown.push({ answer, lines: lines(answer) }));
  await program.parseAsync(args, { from: 'user' });
}

const posted = () => asked.filter(({ method }) => method !== 'GET');

it('shows a plan by slot, with its cost, what is left alone and samples', async () => {
  await trueup('plan', '--system', 'shop-one', '--slot', 'phones.mobile');
  expect(asked.at(-1)?.url).toBe('/v1/systems/shop-one/plan?slot=phones.mobile');
  expect(shown[0]?.answer).toEqual([PLAN]);
  expect(shown[0]?.lines.map((line) => line.trimEnd())).toEqual([
    'shop-one: 0 creates, 2 updates among 3 customers; about 20 points, at least 20 s',
    '  slot                                         creates   updates    clears',
    '  phones.mobile                                      0         1         1',
    '  left alone: withheld 1',
    '    shop-one/customer/1 of c-1',
    '      phones.mobile: "1" → –',
  ]);
});

it('sets a system to write only where a person agrees', async () => {
  await expect(trueup('mode', 'shop-one', 'write')).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(/--yes/) });
  expect(posted()).toEqual([]);
  await trueup('mode', 'shop-one', 'write', '--yes');
  expect(posted()).toMatchObject([{ method: 'PUT', body: { mode: 'write', canary: null, by: 'Ann Example' } }]);
});

it('takes a filter for a canary, as JSON only', async () => {
  await trueup('mode', 'shop-one', 'write', '--canary', '{"share":0.1}', '--yes');
  expect(posted()).toMatchObject([{ body: { mode: 'canary', canary: { share: 0.1 } } }]);
  await expect(trueup('mode', 'shop-one', 'write', '--canary', 'a tenth', '--yes')).rejects.toMatchObject({ exitCode: 2 });
});

it('pauses what is named, for a reason', async () => {
  await trueup('pause', '--system', 'shop-one', '--lane', 'enrichment', '--reason', 'Sale.');
  expect(posted()).toMatchObject([
    { url: '/v1/systems/shop-one/pauses', body: { lane: 'enrichment', reason: 'Sale.', by: 'Ann Example' } },
  ]);
  await expect(trueup('pause')).rejects.toThrow(CommanderError);
});

it('says in the words of the service what it refuses', async () => {
  const refused = trueup('pause', '--slot', 'nonsense', '--reason', 'A test.');
  await expect(refused).rejects.toMatchObject({ exitCode: 2, message: 'slot: No such slot.' });
  await expect(trueup('resume', '--reason', 'Done.')).rejects.toThrow(CliError);
  await expect(trueup('plan', '--system', 'nowhere')).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(/shop-one/) });
});

it('heals in a wave and tells its id and how it ended', async () => {
  await trueup('heal', '--slot', 'phones.mobile', '--limit-per-hour', '100', '--yes');
  const body = { slots: ['phones.mobile'], limitPerHour: 100, creates: false, by: 'Ann Example' };
  expect(posted()).toMatchObject([{ url: '/v1/systems/shop-one/waves', body }]);
  expect(shown[0]?.lines).toEqual([expect.stringMatching(/^wave [0-9a-f-]{36}$/), 'shop-one: 1 healed, 1 failed, of 2']);
});

it('rolls back after a dry run, and needs to know which writes', async () => {
  await trueup('rollback', '--wave', 'w', '--yes');
  expect(posted()).toMatchObject([{ body: { waveId: 'w', dryRun: true } }, { body: { waveId: 'w', dryRun: false } }]);
  await expect(trueup('rollback', '--wave', 'w', '--since', '2026-01-01T00:00:00Z')).rejects.toMatchObject({ exitCode: 2 });
});
