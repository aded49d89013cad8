import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadSeed, isExported, type JournalEntry, LaggingIndex, SandboxServer, StateFile, WebhookSender } from './index';

describe('a sandbox server', () => {
  let server: SandboxServer;
  let baseUrl: string;
  let applied: string[];

  beforeEach(async () => {
    applied = [];
    server = new SandboxServer({ host: '127.0.0.1', port: 0, system: 'shop', actorOf: (request) => request.headers['x-key'] });
    server.route('GET', '/things/:id', (_request, { id }) => ({ status: 200, body: { id } }));
    server.route('POST', '/things', (request) => {
      applied.push((request.json() as { name: string }).name);
      return { status: 201, body: { ok: true } };
    });
    baseUrl = await server.listen();
  });
  afterEach(() => server.close());

  const put = (faults: unknown) => fetch(`${baseUrl}/__sandbox/faults`, { method: 'PUT', body: JSON.stringify(faults) });
  const create = (name: string) =>
    fetch(`${baseUrl}/things`, { method: 'POST', headers: { 'x-key': 'crm' }, body: JSON.stringify({ name }) });

  it('journals each call with its credential and whether it writes', async () => {
    await create('a');
    await fetch(`${baseUrl}/things/a%2Fb`);
    const page = (await (await fetch(`${baseUrl}/__sandbox/journal?since=0&kind=call`)).json()) as {
      entries: JournalEntry[];
      last: number;
    };
    expect(page.last).toBe(2);
    expect(page.entries).toMatchObject([
      { seq: 1, operation: 'POST /things', actor: 'crm', status: 201, write: true, request: { name: 'a' } },
      { seq: 2, operation: 'GET /things/:id', status: 200, write: false, response: { id: 'a/b' } },
    ]);
  });

  it('cuts vendor connections while down and still answers its own routes', async () => {
    await put({ down: true });
    await expect(fetch(`${baseUrl}/things/1`)).rejects.toMatchObject({
      cause: { code: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) },
    });
    expect((await fetch(`${baseUrl}/__sandbox/health`)).status).toBe(200);
    await put({ down: false });
    expect((await fetch(`${baseUrl}/things/1`)).status).toBe(200);
  });

  it('fails the next writes without applying them and loses the answers of others after applying them', async () => {
    await put({ failWrites: 1, loseAnswers: 1 });
    expect((await create('failed')).status).toBe(500);
    await expect(create('lost')).rejects.toThrow();
    expect((await create('fine')).status).toBe(201);
    expect(applied).toEqual(['lost', 'fine']);
  });

  it('refuses faults it does not know and bodies that are not JSON', async () => {
    const answer = await put({ dwon: true });
    expect(answer.status).toBe(400);
    expect((await put({ slowMs: 'much' })).status).toBe(400);
    expect((await fetch(`${baseUrl}/things`, { method: 'POST', body: '{' })).status).toBe(400);
  });

  it('takes a seed without telling the journal, and says what is wrong with one', async () => {
    const seed = (body: unknown) => fetch(`${baseUrl}/__sandbox/seed`, { method: 'POST', body: JSON.stringify(body) });
    expect((await seed({ records: [] })).status).toBe(404);
    server.onSeed((records) => {
      if (records.includes('bad')) throw new BadSeed('"bad" is no record.');
      return records.map((record) => `id-${String(record)}`);
    });
    expect(await (await seed({ records: ['a', 'b'] })).json()).toEqual({ ids: ['id-a', 'id-b'] });
    expect((await seed({ records: ['bad'] })).status).toBe(400);
    expect((await seed({})).status).toBe(400);
    expect((await seed({ records: new Array(10_001).fill('a') })).status).toBe(400);
    expect(server.journal.since(0)).toEqual([]);
  });

  it('leaves the same records out of a faulty export each time', async () => {
    expect((await put({ exportShare: 0.7 })).status).toBe(200);
    expect((await put({ exportShare: 1.2 })).status).toBe(400);
    const ids = Array.from({ length: 1000 }, (_, index) => `id-${index}`);
    const listed = ids.filter((id) => isExported(id, server.faults.exportShare));
    expect(listed.length).toBeGreaterThan(650);
    expect(listed.length).toBeLessThan(750);
    expect(ids.filter((id) => isExported(id, 1))).toEqual(ids);
  });

  it('answers 429 while throttled', async () => {
    await put({ throttled: true });
    expect((await fetch(`${baseUrl}/things/1`)).status).toBe(429);
  });
});

describe('a webhook sender', () => {
  let receiver: Server;
  let url: string;
  let got: string[];
  let statuses: number[];
  let server: SandboxServer;
  let sender: WebhookSender;

  beforeEach(async () => {
    got = [];
    statuses = [];
    receiver = createServer((request, response) => {
      got.push(String(request.headers['x-id']));
      response.writeHead(statuses.shift() ?? 200).end();
      request.resume();
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    server = new SandboxServer({ host: '127.0.0.1', port: 0, system: 'shop' });
    sender = new WebhookSender({ journal: server.journal, faults: server.faults, retryDelaysMs: [1, 2], timeoutMs: 1000 });
  });
  afterEach(async () => {
    sender.close();
    receiver.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
  });

  const send = (id: string) => sender.send({ url, headers: { 'x-id': id }, body: Buffer.from('{}'), topic: 'customers/update', id });

  it('retries what is not taken, as often as it has delays', async () => {
    statuses = [500, 503, 500];
    send('1');
    await sender.idle();
    expect(got).toEqual(['1', '1', '1']);
    expect(server.journal.since(0).map((entry) => entry.status)).toEqual([500, 503, 500]);
  });

  it('loses, doubles and turns deliveries round when told to', async () => {
    Object.assign(server.faults, { loseWebhooks: 1, shuffleWebhooks: true, doubleWebhooks: true });
    send('lost');
    send('1');
    send('2');
    await sender.idle();
    expect([...got].sort()).toEqual(['1', '1', '2', '2']);
    expect(server.journal.since(0)[0]).toMatchObject({ operation: 'webhook customers/update', status: 0, response: 'lost' });
  });
});

describe('search and state', () => {
  it('shows a write to searches only after the lag', () => {
    let now = 0;
    const index = new LaggingIndex<{ name: string }>({ now: () => now });
    const person = { name: 'Ada' };
    index.put('1', person);
    person.name = 'changed later';
    expect(index.values()).toEqual([]);
    now = 1000;
    expect(index.get('1')).toEqual({ name: 'Ada' });
    index.remove('1');
    expect(index.values()).toHaveLength(1);
    now = 2000;
    expect(index.values()).toEqual([]);
  });

  it('keeps the newest state over a restart', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'state-')), 'deep', 'state.json');
    const file = new StateFile<{ n: number }>(path);
    expect(file.load()).toBeUndefined();
    let n = 1;
    file.save(() => ({ n }));
    n = 2;
    await file.flush();
    expect(new StateFile<{ n: number }>(path).load()).toEqual({ n: 2 });
  });
});
