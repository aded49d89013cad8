import { createRequire } from 'node:module';
import { Partitioners } from 'kafkajs';
import { crc32c } from './crc32c';
import { keyPartitioner } from './key-partitioner';
import { isPlain, type Produce, produceBody } from './produce-body';

const load = createRequire(__filename);
const NOW = 1_767_600_000_000;

function told(count: number): Produce {
  const messages = Array.from({ length: count }, (_, at) => ({
    key: `salesforce/Account/ärger-${at}`,
    value: at % 7 === 3 ? null : Buffer.alloc(at * 97, at),
    headers: { ce_id: `id-${at}`, ce_subject: 'ø'.repeat(at * 3), traceparent: Buffer.from('00-1') },
  }));
  const partitions = [
    { partition: 4, firstSequence: 12, messages },
    { partition: 0, firstSequence: 0, messages: messages.slice(0, 1) },
  ];
  return {
    acks: -1,
    timeout: 30_000,
    producerId: '123456789012345',
    producerEpoch: 3,
    topicData: [{ topic: 'cell.customer.golden', partitions }],
  };
}

it.each([1, 2, 40, 130])('writes what the client itself would write, for %i records', async (count) => {
  jest.useFakeTimers({ now: NOW, doNotFake: ['nextTick', 'setImmediate'] });
  const request = load('kafkajs/src/protocol/requests/produce/v7/request') as (told: Produce) => { encode(): Promise<{ buffer: Buffer }> };
  const own = await request(told(count)).encode();
  expect(produceBody(told(count), NOW).equals(own.buffer)).toBe(true);
});

it('leaves what is compressed, transactional or dated to the client', () => {
  const plain = told(1);
  const dated = [{ topic: 'a', partitions: [{ partition: 0, messages: [{ value: null, timestamp: '1' }] }] }];
  expect(isPlain(plain)).toBe(true);
  expect([{ compression: 1 }, { transactionalId: 'a' }, { topicData: dated }].map((change) => isPlain({ ...plain, ...change }))).toEqual([
    false,
    false,
    false,
  ]);
});

it('gives each key the partition that all clients give it', () => {
  const partitionMetadata = Array.from({ length: 7 }, (_, partitionId) => ({ partitionId }) as never);
  const [ours, theirs] = [keyPartitioner(), Partitioners.DefaultPartitioner()];
  for (let at = 0; at < 500; at += 1) {
    const args = { topic: 'a', partitionMetadata, message: { key: `ключ ${at ** 3}`.slice(at % 5), value: null } };
    expect(ours(args)).toBe(theirs(args));
  }
});

it('takes the checksum of the standard', () => {
  expect(crc32c(Buffer.from('123456789')).toString(16)).toBe('e3069283');
});
