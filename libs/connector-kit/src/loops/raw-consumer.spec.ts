import { rawTopic, type CustomerRaw } from '@trueup/canonical-schema';
import type { Incoming } from '@trueup/event-bus';
import { Metrics } from '@trueup/service-kit';
import { fakeMapping } from '../testing/fake-connector';
import { systemRow } from '../testing/system-row';
import { rawConsumer } from './raw-consumer';
import type { SystemRuntime } from './system-runtime';

const metrics = new Metrics();
const runtime = { row: systemRow(), systems: { systems: [] }, mapping: fakeMapping, metrics } as unknown as SystemRuntime;

function unmappable(offset: number): Incoming<'customer/raw.v1'> {
  const event = { kind: 'record', system: 'shop-one', source: null, headers: {}, body: Buffer.from('{"id": 7}') } as unknown as CustomerRaw;
  return { topic: rawTopic('shop-one').name, partition: 0, offset: String(offset), key: 'k', event, headers: {}, timestamp: 0 };
}

async function failures(): Promise<number> {
  return (await metrics.mappingFailures.get()).values.reduce((sum, { value }) => sum + value, 0);
}

it('counts a record that cannot be mapped once, however often its batch is tried', async () => {
  const { handle } = rawConsumer(runtime);
  expect(() => handle([unmappable(1), unmappable(2)])).toThrow('could not be mapped');
  expect(await failures()).toBe(0);
  expect(() => handle([unmappable(1)])).toThrow('could not be mapped');
  expect(await failures()).toBe(1);
});
