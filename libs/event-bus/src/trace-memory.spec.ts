import { TraceMemory } from './trace-memory';

const span = (spanId: string) => ({ traceId: 'a'.repeat(32), spanId, traceFlags: 1 });

it('knows the spans of the records read lately and forgets the oldest', () => {
  const memory = new TraceMemory();
  memory.add(new Map([['first', span('1')]]));
  expect(memory.get('first')?.spanId).toBe('1');
  memory.add(new Map(Array.from({ length: 10_000 }, (_, index) => [`later-${index}`, span(String(index))])));
  expect(memory.get('first')).toBeUndefined();
  expect(memory.get('later-9999')?.spanId).toBe('9999');
});
