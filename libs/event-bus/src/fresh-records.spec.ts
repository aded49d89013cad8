import { FreshRecords } from './fresh-records';

const record = (bytes: number | null) => ({ topic: 'a', key: 'b', value: bytes === null ? null : Buffer.alloc(bytes), headers: {} });

it('gives each record once', () => {
  const fresh = new FreshRecords();
  const [one, tombstone] = [record(10), record(null)];
  fresh.add(['1', '2'], [one, tombstone]);
  expect([fresh.take('1'), fresh.take('1'), fresh.take('2'), fresh.take('3')]).toEqual([one, undefined, tombstone, undefined]);
});

it('forgets the oldest where nobody takes them, tombstones too', () => {
  const fresh = new FreshRecords();
  const ids = Array.from({ length: 9_000 }, (_, at) => String(at));
  fresh.add(
    ids,
    ids.map(() => record(null)),
  );
  expect([fresh.take('0'), fresh.take('8999')?.topic]).toEqual([undefined, 'a']);
});

it('goes by the newest record of an id, and forgets all when it is told to', () => {
  const fresh = new FreshRecords();
  const [old, newer] = [record(10), record(20)];
  fresh.add(['1'], [old]);
  fresh.add(['1', '2'], [newer, old]);
  expect(fresh.take('1')).toBe(newer);
  fresh.clear();
  expect(fresh.take('2')).toBeUndefined();
});
