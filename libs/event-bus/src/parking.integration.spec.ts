import { avroSchema, type CustomerObserved, parkedTopic, TOPICS } from '@trueup/canonical-schema';
import { Type } from 'avsc';
import { Codec } from './codec';
import { CodedError } from './coded-error';
import type { EventBus } from './event-bus';
import type { Incoming } from './incoming';
import type { Effects } from './subscription';
import type { Transaction } from './transaction';
import { SchemaStore } from './schema-store';
import { nullSealer } from './sealer';
import { type BusFixture, busFixture, eventually, rawEvent, topic } from './testing/bus-fixture';
import { readTopic } from './testing/read-topic';

jest.setTimeout(60_000);

let fixture: BusFixture;
let bus: EventBus;
const handled: string[] = [];
let isBroken = true;
const HALF_REFUSED = 'shop/customer/half';

beforeAll(async () => {
  fixture = await busFixture({ partitions: 1 });
  bus = fixture.newBus();
  await bus.start();
  const handle = (batch: readonly Incoming[]): Promise<Effects> => {
    if (isBroken)
      throw new CodedError('The code WONTPAY is not mapped.', {
        code: 'unmapped-code',
        fault: 'rejected',
        nextStep: 'Map it and redrive.',
      });
    handled.push(...batch.map(({ key }) => key));
    return Promise.resolve((tx: Transaction) => {
      for (const from of batch.filter(({ key }) => key === HALF_REFUSED))
        tx.park({ from, room: 'judgement', slot: 'a', fault: 'rejected', code: 'no-say', reason: 'No say.', nextStep: 'Correct it.' });
      return Promise.resolve();
    });
  };
  await bus.subscribe({ group: 'parking', handlers: [{ topic: TOPICS.observed, handle }] });
});

afterAll(async () => {
  await bus?.stop();
  await fixture?.close();
});

function observed(): CustomerObserved {
  const event = Type.forSchema(JSON.parse(avroSchema('customer/observed.v1')) as never).random() as unknown as CustomerObserved;
  return { ...event, meta: rawEvent('observed', Math.random()).meta };
}

const rows = (): Promise<{ status: string; code: string; closed_because: string | null; correlation_id: string; attempts: number }[]> =>
  fixture.database.query('SELECT status, code, closed_because, correlation_id, attempts FROM parked ORDER BY parked_at');

describe('a parked record', () => {
  it('keeps the bytes, headers and place that a redrive needs, and its correlation id', async () => {
    const event = observed();
    await bus.transaction(async (tx) => tx.publish({ topic: TOPICS.observed, key: 'shop/customer/1', event }));
    await eventually(async () => (await rows()).length === 1, 'the parked row');
    const [original] = await readTopic(fixture.kafka, fixture.fullName(TOPICS.observed.name));
    const [row] = await fixture.database.query<Record<string, unknown>[]>('SELECT * FROM parked');
    expect(row).toMatchObject({
      ...{ status: 'parked', room: 'fixture', topic: TOPICS.observed.name, partition: 0, offset: '0', key: 'shop/customer/1' },
      ...{
        code: 'unmapped-code',
        fault: 'rejected',
        correlation_id: event.meta.correlationId,
        causation_id: event.meta.eventId,
        attempts: 1,
      },
      headers: expect.objectContaining({ ce_id: event.meta.eventId }) as object,
    });
    expect((row?.['payload'] as Buffer).equals(original?.value ?? Buffer.alloc(0))).toBe(true);
  });

  it('is told of on the parked topic', async () => {
    const name = fixture.fullName(`${TOPICS.observed.name}.parked.v1`);
    await eventually(async () => (await readTopic(fixture.kafka, name)).length === 1, 'the parked event');
    const [told] = await readTopic(fixture.kafka, name);
    const codec = new Codec(new SchemaStore(fixture.settings.registry), nullSealer, '');
    const parked = parkedTopic(TOPICS.observed.name);
    expect(await codec.decode(parked, { value: told?.value ?? Buffer.alloc(0), headers: {} })).toMatchObject({
      status: 'parked',
      code: 'unmapped-code',
      key: 'shop/customer/1',
      offset: '0',
    });
  });

  it('is superseded when a newer record of its key is handled', async () => {
    isBroken = false;
    await bus.transaction(async (tx) => tx.publish({ topic: TOPICS.observed, key: 'shop/customer/1', event: observed() }));
    await eventually(async () => (await rows())[0]?.status === 'superseded', 'the closed row');
    expect(handled).toEqual(['shop/customer/1']);
    const name = fixture.fullName(`${TOPICS.observed.name}.parked.v1`);
    await eventually(async () => (await readTopic(fixture.kafka, name)).length === 2, 'the event that tells of it');
  });

  it('stays parked when the record that was handled is the one whose part was refused', async () => {
    const open = async (): Promise<object[]> => (await rows()).filter(({ status, code }) => status === 'parked' && code === 'no-say');
    await bus.transaction(async (tx) => tx.publish({ topic: TOPICS.observed, key: HALF_REFUSED, event: observed() }));
    await eventually(async () => handled.includes(HALF_REFUSED), 'the record was handled');
    await eventually(async () => (await open()).length === 1, 'its part is parked');
  });

  it('can be parked and closed by a loop, with what it holds', async () => {
    const cause = rawEvent('loop', 1);
    await bus.transaction(async (tx) =>
      tx.park({
        room: 'write',
        system: 'shop',
        customerId: 'c-1',
        key: 'c-1',
        payload: Buffer.from([0, 1]),
        fault: 'rejected',
        code: 'refused',
        reason: 'The target refuses it.',
        nextStep: 'Correct it.',
        meta: cause.meta,
      }),
    );
    await bus.transaction(async (tx) => tx.closeParked({ key: 'c-1' }, 'A newer version was written.'));
    expect((await rows()).at(-1)).toMatchObject({
      status: 'superseded',
      closed_because: 'A newer version was written.',
      correlation_id: cause.meta.correlationId,
    });
  });
});

describe('two topics of one subscription', () => {
  it('do not wait for each other', async () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const other: string[] = [];
    await bus.subscribe({
      group: 'apart',
      handlers: [
        { topic: TOPICS.observed, handle: () => gate.then(() => () => Promise.resolve()) },
        {
          topic,
          handle: (batch) => {
            other.push(...batch.map(({ key }) => key));
            return Promise.resolve(() => Promise.resolve());
          },
        },
      ],
    });
    await eventually(() => (bus.health().lag['apart'] ?? 0) > 0, 'the topic that waits');
    await bus.transaction(async (tx) => tx.publish({ topic, key: 'quick', event: rawEvent('quick', 1) }));
    await eventually(() => other.includes('quick'), 'the topic that does not');
    release();
    await eventually(() => bus.health().lag['apart'] === 0, 'rest');
  });
});
