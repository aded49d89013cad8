import { rawTopic, type CustomerRaw } from '@trueup/canonical-schema';
import type { AnyConnector, Client } from '../connector';
import { VendorError } from '../faults';
import { askForLoad } from '../load/begin-load';
import { lastLoad } from '../load/load-store';
import type { LoadPage } from '../tenant';
import { fakeConnector } from '../testing/fake-connector';
import type { FakeVendor } from '../testing/fake-vendor';
import { KitFixture, until, type RunningSystem } from '../testing/kit-fixture';
import { loadFeed } from './load-feed';

jest.setTimeout(60_000);

const PAGE = 10;
let kit: KitFixture;

/** A vendor with a bulk read that can be stopped in the middle; it knows its cursors by number. */
function loadable(vendor: FakeVendor): AnyConnector {
  const base = fakeConnector(vendor);
  async function* load(from: string | null): AsyncIterable<LoadPage<object>> {
    const all = [...vendor.records.values()];
    for (let at = Number(from ?? 0); at < all.length; at += PAGE) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (vendor.faults.throttled) throw new VendorError({ kind: 'throttled', code: 'TOO_MANY', message: 'Slow down.', retryAfterMs: 100 });
      if (vendor.faults.refuses) throw new VendorError({ kind: 'rejected', code: 'NO_RIGHT', message: 'Bulk reads are not allowed.' });
      const records = all.slice(at, at + PAGE).map((record) => ({ ref: { type: 'customer', id: record.id }, record }));
      yield { records, cursor: String(at + PAGE), total: all.length };
    }
  }
  const connect: AnyConnector['connect'] = (config, context) => Object.assign(base.connect(config, context), { load }) as Client<object>;
  return { ...base, connect };
}

beforeAll(async () => {
  // The vendor's records are only just made: a poll that looks back would bring them as live changes.
  const settings = { pollOverlapMs: 0 };
  const rows = ['loads', 'stops', 'slows', 'fails', 'both'].map((system) => ({
    system,
    mode: 'write' as const,
    firstLoad: true,
    settings,
  }));
  kit = await KitFixture.start(rows);
});

afterAll(() => kit.stop());

function filled(vendor: FakeVendor, count: number): AnyConnector {
  for (let at = 0; at < count; at += 1) vendor.edit(null, { given: 'Ann', family: `Example${at}`, email: `ann${at}@example.com` });
  return loadable(vendor);
}

const stateOf = ({ runtime, system }: RunningSystem) => runtime.bus.transaction((tx) => lastLoad(tx, system));

function finished(one: RunningSystem) {
  return until(`the load of ${one.system} ends`, async () => {
    const load = await stateOf(one);
    return load && load.state !== 'running' ? load : undefined;
  });
}

it('brings every record once, as a first load, and tells how far it is', async () => {
  const one = await kit.run('loads', (vendor) => filled(vendor, 45));
  await askForLoad(one.runtime);
  expect(await finished(one)).toMatchObject({ state: 'finished', records: 45, total: 45, problem: null });
  const events = await kit.observed(({ source }) => source.system === 'loads', 45);
  expect(new Set(events.map(({ source }) => source.id)).size).toBe(45);
  expect(events.every(({ baseline, feed }) => baseline && feed === 'load')).toBe(true);
  expect(events[0]?.emails[0]).toMatchObject({ timeQuality: 'baseline' });
  const told = kit.events('system/state-changed.v1').filter(({ system, load }) => system === 'loads' && load !== null);
  expect(told.map(({ load }) => load?.state)).toEqual(expect.arrayContaining(['running', 'finished']));
});

it('is not begun twice at a time, and is refused where the vendor has none', async () => {
  const one = await kit.run('both', (vendor) => filled(vendor, 30));
  await askForLoad(one.runtime);
  await expect(askForLoad(one.runtime)).rejects.toMatchObject({ status: 409, code: 'load-running' });
  const { load } = one.runtime.client;
  Object.assign(one.runtime.client, { load: undefined });
  await expect(askForLoad(one.runtime)).rejects.toMatchObject({ status: 422, code: 'no-load' });
  Object.assign(one.runtime.client, { load });
  await finished(one);
  const again = await askForLoad(one.runtime);
  expect(again.generation).toBe(2);
  expect(await finished(one)).toMatchObject({ records: 30 });
  expect(kit.events('customer/observed.v1').filter(({ source }) => source.system === 'both')).toHaveLength(30);
});

it('goes on where it was when its process died', async () => {
  const one = await kit.run('stops', (vendor) => filled(vendor, 100));
  const dying = new AbortController();
  await askForLoad(one.runtime);
  // Another process that holds the lease no longer, in the middle of a page.
  void loadFeed(one.runtime, dying.signal);
  await until('some pages are safe', async () => ((await stateOf(one))?.records ?? 0) >= 20 || undefined);
  dying.abort();
  expect(await finished(one)).toMatchObject({ state: 'finished', records: 100 });
  await kit.observed(({ source }) => source.system === 'stops', 100);
});

it('waits as long as the vendor asks, and goes on', async () => {
  const one = await kit.run('slows', (vendor) => filled(vendor, 40));
  await askForLoad(one.runtime);
  await until('it has begun', async () => ((await stateOf(one))?.records ?? 0) > 0 || undefined);
  one.vendor.faults.throttled = true;
  await until('it is known to be throttled', () => one.runtime.health.status === 'throttled' || undefined);
  expect(await stateOf(one)).toMatchObject({ state: 'running' });
  one.vendor.faults.throttled = false;
  expect(await finished(one)).toMatchObject({ state: 'finished', records: 40 });
});

it('fails with the vendor’s reason where trying again cannot help, and can be asked for anew', async () => {
  const one = await kit.run('fails', (vendor) => filled(vendor, 20));
  one.vendor.faults.refuses = 'yes';
  await askForLoad(one.runtime);
  expect(await finished(one)).toMatchObject({ state: 'failed', problem: 'NO_RIGHT: Bulk reads are not allowed.' });
  one.vendor.faults.refuses = null;
  await askForLoad(one.runtime);
  expect(await finished(one)).toMatchObject({ state: 'finished', records: 20, problem: null });
});

it('reads rows of files for any system, and parks those that cannot be read', async () => {
  const system = 'loads';
  const columns = { id: 'id', system: null, kind: null, attributes: { fullName: 'name', emails: ['email'], phones: [], address: {} } };
  const send = (id: string, contentType: string, body: object) => {
    const source = { system, type: 'row', id };
    const event: CustomerRaw = {
      ...{ meta: kit.bus.meta(undefined, { eventId: crypto.randomUUID() }), system, kind: 'record', feed: 'file', source, contentType },
      ...{ deliveryId: null, subject: null, headers: {}, sourceVersion: null, sourceTime: null, fetchSequence: 1, generation: null },
      ...{ baseline: true, receivedAt: Date.now(), body: Buffer.from(JSON.stringify(body)) },
    };
    return kit.bus.publishNow({ topic: rawTopic(system), key: `${system}/row/${id}`, event });
  };
  const row = { id: 'r1', name: 'Example, Bob', email: 'bob@example.org' };
  await send('r2', 'application/vnd.trueup.bad-row+json', { line: 7, file: 'f.csv', reason: 'It has nothing in id.' });
  await send('r1', 'application/vnd.trueup.row+json', { columns, row, line: 2, file: 'f.csv' });
  const [event] = await kit.observed(({ source }) => source.type === 'row');
  expect(event).toMatchObject({ kind: 'person', baseline: true, feed: 'file', emails: [{ value: 'bob@example.org' }] });
  const parked = await until('the bad row is parked', async () => {
    const rows = await kit.database.query<{ reason: string }[]>(`SELECT reason FROM parked WHERE code = 'BAD_ROW'`);
    return rows.length > 0 ? rows : undefined;
  });
  expect(parked).toEqual([{ reason: 'Line 7 of f.csv: It has nothing in id.' }]);
});
