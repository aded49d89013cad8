import { slotId } from '@trueup/canonical-schema';
import { afterWrite } from '../held/after-write';
import { compareWithHeld } from '../held/echo';
import type { HeldRecord, Intent } from '../held/held-record';
import { valueHash } from '../held/same-value';
import type { RecordRef, WriteItem } from '../records';
import type { SuiteDriver } from './suite-driver';

/** What a connector promises of telling our own writes from other people's edits. */
export function echoPromises<Config, Wire extends object>(driver: SuiteDriver<Config, Wire>): void {
  const { probe } = driver.options;

  async function writeProbe(ref: RecordRef, value: string, held: HeldRecord): Promise<{ held: HeldRecord; intent: Intent }> {
    const item = driver.item({ [probe.slot]: value }, { ref, current: await driver.current(ref) });
    const { record, version } = await driver.written(item);
    const { sourceVersion, sourceTime } = driver.mapping.identify(driver.parsed(record), driver.at());
    const answered = { changes: item.changes, slots: driver.slots(record), version: version ?? sourceVersion, sourceTime };
    return { held: afterWrite(held, { ...answered, sequence: driver.sequence(), now: Date.now() }), intent: intentOf(item) };
  }

  async function heldOf(ref: RecordRef): Promise<HeldRecord> {
    return compareWithHeld(await driver.reading(ref), undefined, { intents: [], now: Date.now() }).held;
  }

  it.each([
    ['as it was written', false],
    ['in a format of its own', true],
  ])('absorbs the echo of a write that the vendor keeps %s', async (_how, reformat) => {
    const { ref } = await driver.created();
    const before = await heldOf(ref);
    driver.sandbox.faults.reformat = reformat;
    try {
      const { held, intent } = await writeProbe(ref, probe.values[0], before);
      const echo = compareWithHeld(await driver.reading(ref), held, { intents: [intent], now: Date.now() });
      expect(echo).toMatchObject({ verdict: 'take', news: false });
    } finally {
      driver.sandbox.faults.reformat = false;
    }
  });

  it('takes an edit after a write for what it is', async () => {
    const { ref } = await driver.created();
    const { held, intent } = await writeProbe(ref, probe.values[0], await heldOf(ref));
    await driver.sandbox.staff.edit(ref, probe.values[1]);
    const { news, claims } = compareWithHeld(await driver.reading(ref), held, { intents: [intent], now: Date.now() });
    expect(news).toBe(true);
    expect(claims.find((claim) => slotId(claim) === slotId(driver.address(probe.slot)))).toMatchObject({
      value: probe.values[1],
      origin: 'source',
    });
  });

  it('absorbs a reading of the first of two quick writes that comes after the second', async () => {
    const { ref } = await driver.created();
    const first = await writeProbe(ref, probe.values[0], await heldOf(ref));
    const late = await driver.reading(ref);
    const second = await writeProbe(ref, probe.values[1], first.held);
    const result = compareWithHeld(late, second.held, { intents: [first.intent, second.intent], now: Date.now() });
    expect(result).toMatchObject({ verdict: 'stale', news: false });
  });
}

function intentOf({ changes }: Pick<WriteItem<object>, 'changes'>): Intent {
  const hashes = Object.fromEntries(changes.map(({ address, after }) => [slotId(address), valueHash(after)]));
  return { state: 'confirmed', at: Date.now(), hashes, customerId: 'customer', goldenVersion: 1 };
}
