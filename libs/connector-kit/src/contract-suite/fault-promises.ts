import { randomUUID } from 'node:crypto';
import type { SuiteDriver } from './suite-driver';

const MANY = 40;

/** What a connector promises where the vendor fails or sets limits. */
export function faultPromises<Config, Wire extends object>(driver: SuiteDriver<Config, Wire>): void {
  const anything = { type: driver.options.connector.recordTypes[0] ?? '', id: '1' };

  it('calls a vendor that is away a transient fault', async () => {
    driver.sandbox.faults.down = true;
    const fault = await driver.faultOf((client) => client.fetch([anything])).finally(() => void (driver.sandbox.faults.down = false));
    expect(fault.kind).toBe('transient');
  });

  it('calls a vendor that asks to wait throttled', async () => {
    const { ref } = await driver.created();
    driver.sandbox.faults.throttled = true;
    const fault = await driver.faultOf((client) => client.fetch([ref])).finally(() => void (driver.sandbox.faults.throttled = false));
    expect(fault.kind).toBe('throttled');
  });

  it('calls a refused sign-in unauthorised', async () => {
    const wrong = driver.options.wrongConnection(driver.sandbox.connection);
    if (wrong === null) return;
    const fault = await driver.faultOf(async (client) => {
      await client.start?.(AbortSignal.timeout(20_000));
      await client.fetch([anything]);
    }, driver.connect(wrong));
    expect(fault.kind).toBe('unauthorised');
  });

  it('calls a value that the vendor refuses rejected', async () => {
    const { refused } = driver.options;
    if (refused === null) return;
    const { ref } = await driver.created();
    const result = await driver.write(driver.item({ [refused.slot]: refused.value }, { ref, current: await driver.current(ref) }));
    expect(result).toMatchObject({ kind: 'fault', fault: { kind: 'rejected' } });
  });

  it('stays within the limits, however much there is to do', async () => {
    const { ref } = await driver.created();
    const fetched = await Promise.all(Array.from({ length: MANY }, () => driver.client.fetch([ref])));
    expect(fetched.map(([one]) => one?.ref.id)).toEqual(Array.from({ length: MANY }, () => ref.id));
  });

  it('says of no fault anything personal', async () => {
    const email = `${randomUUID()}@example.com`;
    driver.sandbox.faults.down = true;
    const result = await driver
      .write(driver.item(driver.person(email), { createKey: randomUUID() }))
      .finally(() => void (driver.sandbox.faults.down = false));
    expect(JSON.stringify(result)).not.toContain(email);
  });
}
