import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { explain, whyPath } from './explain';

let server: Server;
let asked: (string | undefined)[];

beforeEach(async () => {
  asked = [];
  server = createServer((request, reply) => {
    asked.push(request.url);
    const isKnown = !request.url?.includes('kontact');
    const body = isKnown
      ? { text: ['emails.contact is "ada@example.com".'] }
      : { title: 'No such attribute', detail: 'There are emails.contact.' };
    reply.writeHead(isKnown ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => new Promise((resolve) => server.close(resolve)));

const address = () => ({ consoleApi: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, apiKey: 'a key' });

it('prints the sentences about one attribute, now or as of a time, or about all', async () => {
  expect(await explain(address(), { customerId: 'c1', attribute: 'emails.contact', asOf: '2026-05-03' })).toEqual([
    'emails.contact is "ada@example.com".',
  ]);
  await explain(address(), { customerId: 'c1' });
  expect(asked).toEqual(['/v1/customers/c1/attributes/emails.contact/why?asOf=2026-05-03', '/v1/customers/c1/why']);
  expect(whyPath({ customerId: 'a/b', attribute: 'consents.email#a|b#' })).toBe(
    '/v1/customers/a%2Fb/attributes/consents.email%23a%7Cb%23/why',
  );
});

it('says in the words of the service what is no attribute', async () => {
  await expect(explain(address(), { customerId: 'c1', attribute: 'emails.kontact' })).rejects.toThrow('There are emails.contact.');
});
