import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decide, type DecideOptions } from './decide';

interface Heard {
  readonly path: string;
  readonly ifMatch: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

let server: Server;
let heard: Heard[];
let refusal: object | undefined;

beforeEach(async () => {
  heard = [];
  refusal = undefined;
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  server = createServer(
    (request, reply) => void answer(request).then(([status, body]) => reply.writeHead(status).end(JSON.stringify(body))),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  jest.restoreAllMocks();
  await new Promise((resolve) => server.close(resolve));
});

async function answer(request: IncomingMessage): Promise<[number, object]> {
  const path = request.url ?? '';
  if (request.method === 'GET') return [200, read(path)];
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  heard.push({ path, ifMatch: request.headers['if-match'], body: JSON.parse(Buffer.concat(chunks).toString()) as Heard['body'] });
  if (path.endsWith('/preview')) return [200, { customers: [], targets: [] }];
  return refusal
    ? [(refusal as { status: number }).status, refusal]
    : [202, { decisionId: 'd', correlationId: 'c', kind: 'k', foreseen: {} }];
}

/** Review r1 is at version v7; the customer of record N is at version N, and so is customer N. */
function read(path: string): object {
  if (path === '/v1/reviews/r1') return { version: 'v7' };
  const record = /^\/v1\/customers\?source=.*(\d)$/.exec(path)?.[1];
  const customer = (version: string | undefined) => ({ customerId: `customer ${version}`, version: Number(version) });
  return record === undefined ? customer(path.at(-1)) : { items: [customer(record)] };
}

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const run = (kind: string, options: Partial<DecideOptions>) => {
  const plain = { accept: false, decline: false, none: false, retireOnSourceChange: false, yes: true };
  const at = { resolver: { url: url(), apiKey: 'a key' }, address: () => ({ consoleApi: url(), apiKey: 'a key' }) };
  return decide(at, kind, { ...plain, reason: 'She called.', by: 'Ann', ...options });
};
const sent = () => heard.map(({ path, ifMatch }) => [path, ifMatch]);

it('decides on the review that it has read, and on nothing else', async () => {
  await run('confirm', { review: 'r1', accept: true });
  expect(sent()).toEqual([
    ['/v1/decisions/preview', '"v7"'],
    ['/v1/decisions', '"v7"'],
  ]);
});

it('decides on the versions of all customers that it has read', async () => {
  await run('split', { part: ['shop/customer/1, crm/Contact/2', 'shop/customer/3'] });
  expect(heard[1]).toMatchObject({
    ifMatch: '"1", "2", "3"',
    body: { parts: [['shop/customer/1', 'crm/Contact/2'], ['shop/customer/3']] },
  });
  await run('unpin', { customer: ['id-4'], slot: 'birthDate' });
  expect(heard[3]).toMatchObject({ ifMatch: '"4"', body: { customers: ['id-4'] } });
});

it('reads nothing where it is told what was seen', async () => {
  await run('confirm', { review: 'r1', decline: true, seen: ['v5'] });
  expect(heard[1]).toMatchObject({ ifMatch: '"v5"', body: { accept: false } });
});

it('tells in one line what to do when somebody was quicker', async () => {
  refusal = { status: 412, code: 'changed-since', detail: 'If-Match names v7; the review is now v8.', nextStep: 'Read it again.' };
  await expect(run('confirm', { review: 'r1', accept: true })).rejects.toMatchObject({
    message: 'If-Match names v7; the review is now v8. Look again with `trueup review r1`, and decide on what it says now.',
    exitCode: 1,
  });
});

it('tells how to take the place of a decision that it contradicts', async () => {
  refusal = { status: 409, code: 'contradiction', detail: 'Ann decided split.', nextStep: 'Send it with "replaces": ["d1"].' };
  await expect(run('link', { records: ['shop/customer/1', 'shop/customer/2'] })).rejects.toThrow(
    'Ann decided split. Send it with "replaces"',
  );
});

it.each([
  ['preferredLanguage', '12345', '12345'],
  ['phones.mobile', 'null', 'null'],
  ['taxIds', '{"a":1}', '{"a":1}'],
  ['erpAccount.hold', 'true', true],
  ['erpAccount.blocks', '["credit"]', ['credit']],
  ['erpAccount.creditLimit', '{"amount":"5","currency":"USD"}', { amount: '5', currency: 'USD' }],
])('takes the value of a pin by what %s holds', async (slot, value, meant) => {
  await run('pin', { customer: ['id-4'], slot, value, retireOnSourceChange: true });
  expect(heard[1]?.body).toMatchObject({ value: meant, retireOnSourceChange: true });
});

it('pins that there is no value', async () => {
  await run('pin', { customer: ['id-4'], slot: 'phones.mobile', none: true });
  expect(heard[1]?.body).toMatchObject({ value: null, retireOnSourceChange: false });
});

it('keeps what was typed out of the refusal', async () => {
  const typed = { slot: 'addresses.shipping.default', value: '1 Elm St, Portland' };
  const error = await run('pin', { customer: ['id-4'], ...typed }).catch((refused: unknown) => refused);
  expect(error).toMatchObject({
    exitCode: 2,
    message: expect.stringMatching(/^addresses\.shipping\.default takes JSON, such as .*\}'\.$/),
  });
  expect(String(error)).not.toMatch(/Elm|Portland/);
});

it.each([
  ['pin', { slot: 'erpAccount.hold', value: 'yes' }, 'erpAccount.hold takes true or false.'],
  ['pin', { slot: 'erpAccount.creditLimit', value: '500' }, 'erpAccount.creditLimit takes JSON'],
  ['pin', { slot: 'phones.mobil', value: '5' }, 'phones.mobil is no slot'],
  ['pin', { slot: 'phones.mobile' }, 'Say --value, or --none'],
  ['link', { part: ['a', 'b'] }, '--part is of split only.'],
  ['confirm', { review: 'r1' }, 'Say --accept or --decline.'],
] as const)('says before anything is sent what is wrong with a %s of %j', async (kind, options, words) => {
  await expect(run(kind, { customer: ['id-4'], ...options })).rejects.toMatchObject({
    message: expect.stringContaining(words),
    exitCode: 2,
  });
  expect(heard).toEqual([]);
});
