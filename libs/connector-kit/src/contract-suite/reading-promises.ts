import { randomUUID } from 'node:crypto';
import { compareWithHeld } from '../held/echo';
import type { Fetched, Notice, RecordRef } from '../records';
import type { SuiteDriver } from './suite-driver';

/** What a connector promises of reading. */
export function readingPromises<Config, Wire extends object>(driver: SuiteDriver<Config, Wire>): void {
  const nobody = { intents: [], now: 0 };
  const someone = () => ({ given: 'Ada', family: 'Example', email: `${randomUUID()}@example.com` });

  it('reads whole records, in the order in which they are asked for', async () => {
    const { staff } = driver.sandbox;
    const refs = [await staff.create(someone()), await staff.create(someone())].reverse();
    const fetched = await driver.client.fetch(refs);
    expect(fetched.map(({ ref }) => ref)).toEqual(refs);
    const identified = fetched.map(({ record }) => record && driver.mapping.identify(driver.parsed(record), driver.at()).ref);
    expect(identified).toEqual(refs);
    expect(fetched.map(({ record }) => record && driver.slot(record, driver.options.calledBy ?? 'names.given')?.value)).toEqual([
      'Ada',
      'Ada',
    ]);
  });

  it('finds a record by what is known of it', async () => {
    const person = someone();
    const ref = await driver.sandbox.staff.create(person);
    expect((await driver.found(driver.lookup(person.email))).map((one) => one.ref)).toEqual([ref]);
  });

  it('tells in a poll what changed since', async () => {
    if (!driver.client.poll) return expect(driver.client.subscribe).toBeDefined();
    const since = Date.now() - 2_000;
    const ref = await driver.sandbox.staff.create(someone());
    const seen = await eventually(
      () => polled(driver, since),
      (refs) => refs.some(({ id }) => id === ref.id),
      driver.options.searchLagMs,
    );
    expect(seen).toContainEqual(ref);
  });

  it('sees that a record is deleted', async () => {
    const ref = await driver.sandbox.staff.create(someone());
    expect((await driver.fetched(ref)).record).not.toBeNull();
    await driver.sandbox.staff.remove(ref);
    expect(isGone(driver, await driver.fetched(ref))).toBe(true);
  });

  it('treats what it may not read as withheld: it clears nothing', async () => {
    const { slot, field } = driver.options.withheld;
    const { ref, record } = await driver.created();
    await driver.written(driver.item({ [slot]: driver.sample(slot) }, { ref, current: record }));
    const held = compareWithHeld(await driver.reading(ref), undefined, nobody).held;
    driver.sandbox.faults.withhold = [field];
    try {
      const hidden = await driver.reading(ref);
      const { claims } = compareWithHeld({ ...hidden, sequence: driver.sequence() }, held, nobody);
      expect(claims.find((claim) => claim.slot === slot)).toMatchObject({ state: 'withheld', value: null });
    } finally {
      driver.sandbox.faults.withhold = [];
    }
  });
}

function isGone<Config, Wire extends object>(driver: SuiteDriver<Config, Wire>, { record }: Fetched<Wire>): boolean {
  return record === null || driver.mapping.identify(driver.parsed(record), driver.at()).lifecycle === 'deleted';
}

async function polled<Config, Wire extends object>(driver: SuiteDriver<Config, Wire>, since: number): Promise<RecordRef[]> {
  const refs: RecordRef[] = [];
  for await (const { records = [], notices = [] } of driver.client.poll?.(since, AbortSignal.timeout(20_000)) ?? []) {
    refs.push(...[...records, ...notices].map(({ ref }: Fetched<Wire> | Notice) => ref));
  }
  return refs;
}

async function eventually<T>(look: () => Promise<T>, is: (found: T) => boolean, lagMs = 1_500): Promise<T> {
  for (const end = Date.now() + lagMs + 2_000; ;) {
    const found = await look();
    if (is(found) || Date.now() > end) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
