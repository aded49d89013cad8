import multipart from '@fastify/multipart';
import { fastify, type FastifyInstance } from 'fastify';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { takeUpload, type UploadedFile } from './upload-parts';

let server: FastifyInstance;
let url: string;
let ended: Promise<unknown>;
let begin: () => void = () => undefined;

/** Reads a file to its end, or refuses it after its first bytes where it begins with `bad`. */
async function take({ name, content }: UploadedFile, columns: string | undefined) {
  let bytes = 0;
  begin();
  for await (const chunk of content as AsyncIterable<Buffer>) {
    if (bytes === 0 && chunk.toString().startsWith('bad')) throw new Error('The columns do not fit.');
    bytes += chunk.length;
  }
  return { name, bytes, columns };
}

beforeAll(async () => {
  server = fastify();
  await server.register(multipart, { limits: { fileSize: Number.POSITIVE_INFINITY } });
  server.post('/', async (request, reply) => {
    const upload = takeUpload(request.parts(), take);
    ended = upload.catch((error: unknown) => error);
    return upload.catch((error: Error) => reply.code(400).send({ message: error.message }));
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

const LARGE = 8_000_000;

async function send(parts: readonly (readonly [string, string])[]): Promise<{ status: number; body: unknown }> {
  const form = new FormData();
  for (const [name, content] of parts) form.append(name, new Blob([content]), `${name}.txt`);
  const answer = await fetch(url, { method: 'POST', body: form, signal: AbortSignal.timeout(10_000) });
  return { status: answer.status, body: await answer.json() };
}

it('streams a file after its columns, however large it is', async () => {
  const { body } = await send([
    ['columns', 'id: id'],
    ['file', 'x'.repeat(LARGE)],
  ]);
  expect(body).toEqual({ outcome: { name: 'file.txt', bytes: LARGE, columns: 'id: id' } });
});

it('waits for columns that come after the file, and does without', async () => {
  const late = await send([
    ['file', 'x'.repeat(LARGE)],
    ['columns', 'id: id'],
  ]);
  expect(late.body).toEqual({ outcome: { name: 'file.txt', bytes: LARGE, columns: 'id: id' } });
  expect((await send([['file', 'id,name']])).body).toEqual({ outcome: { name: 'file.txt', bytes: 7 } });
});

it('answers a file that it refuses at once, though most of it is still to come', async () => {
  const { status, body } = await send([
    ['columns', 'id: id'],
    ['file', `bad${'x'.repeat(LARGE)}`],
  ]);
  expect({ status, body }).toEqual({ status: 400, body: { message: 'The columns do not fit.' } });
});

it('says that there was no file', async () => {
  expect((await send([['columns', 'id: id']])).body).toEqual({});
});

it('ends where the sender goes away in the middle', async () => {
  const { port } = server.server.address() as AddressInfo;
  const head = 'POST / HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 100000\r\n\r\n';
  const part = (name: string) => `--b\r\ncontent-disposition: form-data; name="${name}"; filename="f"\r\n\r\n`;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const socket = connect(port, '127.0.0.1', () => socket.write(`${head}${part('columns')}id: id\r\n${part('file')}id,name\n1,A`));
  await begun;
  socket.destroy();
  await expect(ended).resolves.toHaveProperty('message');
});
