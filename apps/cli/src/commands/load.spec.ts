import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noteOf } from '../load-bar';
import { fileLines, systemLine } from './load';
import { loadFile } from './load-file';
import { loadSystem } from './load-system';

const folder = mkdtempSync(join(tmpdir(), 'trueup-load-'));
const file = join(folder, 'customers.csv');
writeFileSync(file, 'id,name\n1,Ada\n');
const said: string[] = [];

beforeAll(() => jest.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0));
afterAll(() => jest.restoreAllMocks());

/** A service that answers with each of these in turn, and closes the connection where there is no status. */
async function answering(
  answers: readonly { status: number; body?: unknown }[],
): Promise<{ url: string; asked: string[]; server: Server }> {
  const asked: string[] = [];
  const left = [...answers];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked.push(`${request.method ?? ''} ${request.url ?? ''} ${Buffer.concat(chunks).toString('utf8')}`);
      const { status, body } = left.length > 1 ? (left.shift() ?? { status: 0 }) : (left[0] ?? { status: 0 });
      if (status === 0) return void request.socket.destroy();
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, server };
}

const load = { generation: 3, records: 10, total: 20, startedAt: 0, finishedAt: null, perSecond: 5, secondsLeft: 2, problem: null };
const at = { system: 'crm', apiKey: 'k', vendor: 'v', mode: 'listen', status: 'ok', pauses: [], waitsFor: [], heldRows: 0 };

describe('a file', () => {
  it('is sent as it is, with what its columns mean first', async () => {
    const columns = join(folder, 'columns.yaml');
    writeFileSync(columns, 'id: id\n');
    const { url, asked, server } = await answering([{ status: 200, body: { rows: 1 } }]);
    await expect(loadFile({ url, apiKey: 'k' }, { file, columns, system: 'crm' })).resolves.toEqual({ rows: 1 });
    expect(asked[0]).toMatch(
      /^POST \/v1\/files\/crm --[\s\S]*name="columns"\r\n\r\nid: id[\s\S]*filename="customers.csv"[\s\S]*1,Ada\n\r\n--.*--\r\n$/,
    );
    server.close();
  });

  it('that is refused is one line that says why, and ends with 2', async () => {
    const { url, server } = await answering([
      { status: 400, body: { code: 'columns', detail: 'The columns have 1 fault:\n  id: no column' } },
    ]);
    const refused = { message: `${file} cannot be loaded: The columns have 1 fault: id: no column`, exitCode: 2 };
    await expect(loadFile({ url, apiKey: 'k' }, { file })).rejects.toMatchObject(refused);
    server.close();
  });

  it('that is not there, or whose columns are wrong, ends with 2 before anything is sent', async () => {
    const wrong = join(folder, 'wrong.yaml');
    writeFileSync(wrong, 'identity: x\n');
    const nobody = { url: 'http://127.0.0.1:1', apiKey: 'k' };
    await expect(loadFile(nobody, { file: join(folder, 'none.csv') })).rejects.toMatchObject({ exitCode: 2 });
    await expect(loadFile(nobody, { file, columns: wrong })).rejects.toMatchObject({
      exitCode: 2,
      message: /wrong.yaml cannot be used: id:/,
    });
  });

  it('has its bad rows shown by line', () => {
    const answer = {
      file: 'f.csv',
      system: null,
      systems: { crm: 1_200 },
      rows: 1_201,
      accepted: 1_200,
      bad: 1,
      badRows: [{ line: 7, reason: 'It has nothing in id.' }],
    };
    expect(fileLines(answer)).toEqual([
      'f.csv: 1,200 of 1,201 rows are in (crm 1,200).',
      '1 could not be read and are parked:',
      '  line 7: It has nothing in id.',
    ]);
  });
});

describe('a system', () => {
  it('is followed to its end, over a loader that dies on the way', async () => {
    const { url, asked, server } = await answering([
      { status: 202, body: { generation: 3 } },
      { status: 200, body: { ...load, state: 'running' } },
      { status: 0 },
      { status: 200, body: { ...load, state: 'finished', records: 20, finishedAt: 4_000 } },
    ]);
    await expect(loadSystem({ ...at, url }, new AbortController().signal)).resolves.toMatchObject({ records: 20 });
    expect(asked).toHaveLength(4);
    server.close();
  });

  it('that is loaded already is followed too, and its failure told', async () => {
    const { url, server } = await answering([
      { status: 409, body: { code: 'load-running', detail: 'It runs.' } },
      { status: 200, body: { ...load, state: 'failed', problem: 'NO_RIGHT: not allowed' } },
    ]);
    await expect(loadSystem({ ...at, url }, new AbortController().signal)).rejects.toThrow(/load of crm failed: NO_RIGHT/);
    server.close();
  });

  it('goes on without the one who watched', async () => {
    const { url, server } = await answering([
      { status: 202, body: { generation: 3 } },
      { status: 200, body: { ...load, state: 'running' } },
    ]);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 100);
    await expect(loadSystem({ ...at, url }, stop.signal)).resolves.toBeUndefined();
    server.close();
  });

  it('has its progress and end told in words', () => {
    expect(noteOf({ done: 3_000, total: 10_000, perSecond: 700.4, secondsLeft: 10 })).toBe('3,000 of 10,000 · 700/s · about 10 s left');
    expect(noteOf({ done: 3_000, total: null, perSecond: null, secondsLeft: null })).toBe('3,000');
    const done = { ...load, state: 'finished', records: 10_000, finishedAt: 20_000, perSecond: 500 } as const;
    expect(systemLine('crm', done)).toBe('crm: 10,000 records in 20 s, 500/s. trueup report baseline shows day 0.');
  });
});
