import { setImmediate } from 'node:timers/promises';
import { deferred } from './deferred';
import { Turns } from './turns';

describe('turns', () => {
  it('let so many work at a time, the others in the order in which they came', async () => {
    const turns = new Turns(2);
    const [begun, ends] = [[] as string[], ['a', 'b', 'c', 'd'].map((name) => ({ name, end: deferred() }))];
    const works = ends.map(({ name, end }) =>
      turns.take(() => {
        begun.push(name);
        return end.promise;
      }),
    );
    await setImmediate();
    expect(begun).toEqual(['a', 'b']);
    ends[1]?.end.resolve();
    await setImmediate();
    expect(begun).toEqual(['a', 'b', 'c']);
    for (const { end } of ends) end.resolve();
    await Promise.all(works);
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
  });

  it('pass on when a work fails', async () => {
    const turns = new Turns(1);
    const failing = turns.take(() => Promise.reject(new Error('no')));
    const next = turns.take(() => Promise.resolve('yes'));
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe('yes');
  });
});
