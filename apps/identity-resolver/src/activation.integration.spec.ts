import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseContract, parseSystems } from '@trueup/governance';
import { readMatchingModel } from '@trueup/identity';
import { observed, person } from './testing/observed';
import { exchanged, SHOP_OWNS } from './testing/other-settings';
import { found } from './testing/resolver-fixture';
import type { ResolverProcess } from './testing/resolver-process';
import { ResolverWorld } from './testing/resolver-world';

jest.setTimeout(180_000);

const SHIPPED = join(__dirname, '../../../config');
const world = ResolverWorld.forSuite();
const { shop, crm, idOf } = world;
const document = exchanged('ownership.yaml', SHOP_OWNS);
const modelDocument = readFileSync(join(SHIPPED, 'matching.yaml'), 'utf8');
const OTHER = {
  contract: parseContract(document, parseSystems(readFileSync(join(SHIPPED, 'systems.yaml'), 'utf8'))).version,
  model: readMatchingModel(modelDocument).version,
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'activation-'));
  cpSync(SHIPPED, folder, { recursive: true });
  writeFileSync(join(folder, 'ownership.yaml'), document);
});
afterAll(() => rmSync(folder, { recursive: true }));

const problemOf = async ({ url }: ResolverProcess): Promise<string | undefined> => {
  const { problems } = (await (await fetch(`${url}/healthz/ready`)).json()) as { problems: Record<string, string> };
  return problems['contract'];
};
const mobileOf = (key: string) => world.fixture.newest(idOf(key))?.phones.find(({ type }) => type === 'mobile')?.value;
const activation = { ...OTHER, document, modelDocument, activatedBy: 'Ann Example', reason: 'The workshop decided so.' };

it('hands judgement from replicas of one contract to those of another, which judge everybody again', async () => {
  const ada = (phone: string) => person('Ada', 'Example', { email: `ada-${world.tag}@example.com`, phone });
  await world.fixture.observe(observed([shop(), 1], ada('+14155550132')), observed([crm(), 2], ada('+14155550133')));
  await found('one customer with the number of the CRM', () => (mobileOf(shop()) === '+14155550133' ? true : undefined));

  const other = await world.fixture.startResolver({ TRUEUP_CONFIG_DIR: folder });
  expect(await problemOf(other)).toContain('trueup activate');
  expect(await problemOf(world.resolver)).toBeUndefined();

  const answer = await world.post('/v1/activation', activation);
  expect(answer).toMatchObject({ status: 202, body: { isNew: true } });
  const { eventId } = answer.body as { eventId: string };
  await found('the number of the shop', () => (mobileOf(shop()) === '+14155550132' ? true : undefined));
  expect(world.fixture.newest(idOf(shop()))).toMatchObject({ lane: 'enrichment', meta: { correlationId: eventId } });
  await found('the old replica unready', async () => ((await problemOf(world.resolver))?.includes('trueup activate') ? true : undefined));
  await found('the new replica ready', async () => ((await problemOf(other)) === undefined ? true : undefined));

  await world.fixture.observe(observed([shop(), 3], ada('+14155550134')));
  await found('what is observed later judged by the new one', () => (mobileOf(shop()) === '+14155550134' ? true : undefined));
  expect((await world.post('/v1/decisions', { kind: 'link', records: [shop(), crm()], author: 'Ann', reason: 'one' })).status).toBe(503);
  expect(await world.post('/v1/activation', activation)).toMatchObject({ status: 202, body: { isNew: false, eventId } });
});

it('tells whoever watches no texts, and counts what is stored only where that is asked for', async () => {
  const read = async (query: string) => {
    const headers = { 'x-api-key': world.fixture.env['TRUEUP_API_KEY'] ?? '' };
    const answer = await fetch(`${world.resolver.url}/v1/activation${query}`, { headers });
    return { status: answer.status, body: (await answer.json()) as Record<string, object> };
  };
  const [watched, whole] = [await read(''), await read('?whole=true')];
  expect([watched.body['active'], watched.body['stored']]).toEqual([expect.not.objectContaining({ document: document.trim() }), undefined]);
  expect(whole.body).toMatchObject({
    active: { document: document.trim(), modelDocument: modelDocument.trim() },
    stored: { records: 2, customers: 1 },
    left: { judge: 0 },
  });
  expect(await read('?whole=perhaps')).toMatchObject({ status: 400, body: { code: 'query' } });
});

it('refuses what nobody could read, and what was asked for before somebody else activated another one', async () => {
  const broken = await world.post('/v1/activation', { ...activation, contract: 'c9', document: 'slots: []' });
  expect(broken).toMatchObject({ status: 422, body: { code: 'configuration' } });
  const late = await world.post('/v1/activation', { ...activation, contract: 'c9', replaces: '00000000-0000-4000-8000-000000000000' });
  expect(late).toMatchObject({ status: 409, body: { code: 'changed-since' } });
});
