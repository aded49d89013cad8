import { slotId } from '@trueup/canonical-schema';
import { randomUUID } from 'node:crypto';
import type { SuiteDriver } from './suite-driver';

/** What a connector promises of writing. */
export function writingPromises<Config, Wire extends object>(driver: SuiteDriver<Config, Wire>): void {
  const { probe } = driver.options;

  it('creates a record once, however often it is asked', async () => {
    const createKey = randomUUID();
    const item = driver.item(driver.person(), { createKey });
    const first = await driver.written(item);
    const again = await driver.written(item);
    expect(again.ref).toEqual(first.ref);
  });

  it('finds a record by its create key at once, and the record says that it is ours', async () => {
    const createKey = randomUUID();
    const { ref } = await driver.written(driver.item(driver.person(), { createKey }));
    const found = await driver.client.find({ createKey, emails: [], phones: [], taxIds: [], kind: driver.kind });
    expect(found.map((one) => one.ref)).toEqual([ref]);
    const [record] = found.flatMap((one) => one.record ?? []);
    expect(record && driver.mapping.identify(driver.parsed(record), driver.at()).ourKey).toBe(createKey);
  });

  it('creates a record once, though the answer to the call is lost', async () => {
    const createKey = randomUUID();
    const email = `${randomUUID()}@example.com`;
    const item = driver.item(driver.person(email), { createKey });
    driver.sandbox.faults.loseAnswers = 1;
    const lost = await driver.write(item);
    driver.sandbox.faults.loseAnswers = 0;
    if (lost.kind !== 'done') {
      expect(lost).toMatchObject({ kind: 'fault', fault: { kind: 'transient' } });
      const found = await driver.client.find({ createKey, emails: [], phones: [], taxIds: [], kind: driver.kind });
      expect(found).toHaveLength(1);
      await driver.written(item);
    }
    expect(await driver.found(driver.lookup(email))).toHaveLength(1);
  });

  it('updates what changed and nothing else', async () => {
    const { ref } = await driver.created();
    const current = await driver.current(ref);
    const before = new Map(driver.slots(current).map((slot) => [slotId(slot), slot.value]));
    const item = driver.item({ [probe.slot]: probe.values[0] }, { ref, current });
    const { record } = await driver.written(item);
    expect(driver.slot(record, probe.slot)?.value).toBe(probe.values[0]);
    const after = driver.slots(await driver.current(ref)).filter((slot) => slotId(slot) !== slotId(driver.address(probe.slot)));
    const changed = after.filter(
      (slot) => before.has(slotId(slot)) && JSON.stringify(before.get(slotId(slot))) !== JSON.stringify(slot.value),
    );
    expect(changed.map(({ slot, value }) => [slot, value])).toEqual([]);
  });

  it('clears what shall be cleared', async () => {
    const { ref } = await driver.created();
    const set = await driver.written(driver.item({ [probe.slot]: probe.values[0] }, { ref, current: await driver.current(ref) }));
    await driver.written(driver.item({ [probe.slot]: null }, { ref, current: set.record }));
    expect(driver.slot(await driver.current(ref), probe.slot)?.value ?? null).toBeNull();
  });

  it('loses no edit that somebody made meanwhile: it is a conflict', async () => {
    const { ref } = await driver.created();
    const current = await driver.current(ref);
    // Versions may be as coarse as a second.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await driver.sandbox.staff.edit(ref, probe.values[1]);
    const result = await driver.write(driver.item({ [probe.slot]: probe.values[2] }, { ref, current }));
    expect(result).toMatchObject({ kind: 'fault', fault: { kind: 'conflict' } });
    expect(driver.slot(await driver.current(ref), probe.slot)?.value).toBe(probe.values[1]);
  });

  it('answers each item of a batch for itself', async () => {
    const items = [driver.item(driver.person(), { createKey: randomUUID() }), driver.item(driver.person(), { createKey: randomUUID() })];
    const results = await driver.client.write(items);
    expect(results.map(({ kind }) => kind)).toEqual(['done', 'done']);
  });
}
