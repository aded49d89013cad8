import { SystemBudget } from './budget';
import type { Lane } from './lane';

/** Calls that end when they are told to, with the order in which they began. */
function work() {
  const began: string[] = [];
  const ends = new Map<string, () => void>();
  const call = (name: string) => () => {
    began.push(name);
    return new Promise<void>((resolve) => ends.set(name, resolve));
  };
  return { began, call, end: (name: string) => ends.get(name)?.() };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a budget', () => {
  it('lets no more calls run at a time than the system bears', async () => {
    const budget = new SystemBudget({ unit: 'calls', concurrency: 2, batchSize: 1 });
    const { began, call, end } = work();
    for (const name of ['a', 'b', 'c']) void budget.run(call(name));
    await settle();
    expect(began).toEqual(['a', 'b']);
    expect(budget.usedRatio()).toBe(1);
    end('a');
    await settle();
    expect(began).toEqual(['a', 'b', 'c']);
  });

  it('lets the more urgent lane go first, and within a lane the older call', async () => {
    const budget = new SystemBudget({ unit: 'calls', concurrency: 1, batchSize: 1 });
    const { began, call, end } = work();
    const inLane = (lane: Lane, name: string) => void budget.inLane(lane, () => budget.run(call(name)));
    inLane('enrichment', 'first');
    inLane('enrichment', 'slow');
    inLane('address', 'address');
    inLane('checkout', 'shopper one');
    inLane('checkout', 'shopper two');
    for (const name of ['first', 'shopper one', 'shopper two', 'address', 'slow']) {
      await settle();
      end(name);
    }
    await settle();
    expect(began).toEqual(['first', 'shopper one', 'shopper two', 'address', 'slow']);
  });

  it('goes on after a call that failed', async () => {
    const budget = new SystemBudget({ unit: 'calls', concurrency: 1, batchSize: 1 });
    await expect(budget.run(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    await expect(budget.run(() => Promise.resolve('done'))).resolves.toBe('done');
  });

  it('waits until points have come back', async () => {
    const budget = new SystemBudget({ unit: 'points', concurrency: 5, batchSize: 1, maximum: 10, perSecond: 100 });
    const began = Date.now();
    await budget.run(() => Promise.resolve(), 10);
    await budget.run(() => Promise.resolve(), 10);
    expect(Date.now() - began).toBeGreaterThanOrEqual(90);
    expect(budget.spent()).toBe(20);
  });

  it('believes what the vendor says is left', async () => {
    const budget = new SystemBudget({ unit: 'points', concurrency: 5, batchSize: 1, maximum: 100, perSecond: 100 });
    budget.report({ available: 25, maximum: 100 });
    expect(budget.usedRatio()).toBeCloseTo(0.75, 1);
    const began = Date.now();
    await budget.run(() => Promise.resolve(), 35);
    expect(Date.now() - began).toBeGreaterThanOrEqual(90);
  });

  it('lets nobody call while the vendor asks to wait', async () => {
    const budget = new SystemBudget({ unit: 'calls', concurrency: 5, batchSize: 1 });
    budget.holdFor(120);
    const began = Date.now();
    await budget.run(() => Promise.resolve());
    expect(Date.now() - began).toBeGreaterThanOrEqual(110);
  });
});
