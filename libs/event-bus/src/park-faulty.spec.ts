import { rawTopic, type CustomerRaw } from '@trueup/canonical-schema';
import { CodedError } from './coded-error';
import { parkFaulty } from './park-faulty';
import type { Item } from './record-batch';
import type { UnitOfWork } from './unit-of-work';

const topic = rawTopic('shop');
const malformed = new CodedError('It cannot be read.', { code: 'undecodable', fault: 'malformed', nextStep: 'Discard it.' });

function item(offset: number, key: string, told: CustomerRaw['kind'] | CodedError): Item {
  const event = told instanceof CodedError ? null : ({ kind: told } as CustomerRaw);
  const incoming = { topic: topic.name, partition: 0, offset: String(offset), key, event, headers: {}, timestamp: 0 };
  return { offset: BigInt(offset), incoming, fault: told instanceof CodedError ? told : undefined };
}

function outcomeOf(...items: readonly Item[]) {
  const [parked, healed]: [string[], string[]] = [[], []];
  const tx = {
    park: ({ from }: { from?: Item['incoming'] }) => parked.push(from?.key ?? ''),
    supersede: (_topic: string, keys: string[]) => healed.push(...keys),
  };
  parkFaulty(tx as unknown as UnitOfWork, items, { room: 'spec', topic });
  return { parked, healed };
}

it('parks a raw record at fault, and a newer record of its key ends that', () => {
  expect(outcomeOf(item(1, 'a', malformed))).toEqual({ parked: ['a'], healed: [] });
  expect(outcomeOf(item(1, 'a', malformed), item(2, 'a', 'record'))).toEqual({ parked: ['a'], healed: ['a'] });
});

it('ends nothing by a raw notice, nor by a record that was there before the fault', () => {
  expect(outcomeOf(item(1, 'a', 'notice'))).toEqual({ parked: [], healed: [] });
  expect(outcomeOf(item(1, 'a', 'record'), item(2, 'a', malformed), item(3, 'b', 'record'))).toEqual({ parked: ['a'], healed: ['b'] });
});
