import { nextStep, unansweredFault, type Fault } from './faults';

const tried = { attempts: 1, now: 1_000, chance: 0.5 };

function fault(kind: Fault['kind'], retryAfterMs?: number): Fault {
  return { kind, code: 'X', message: 'x', retryAfterMs };
}

describe('what a fault leads to', () => {
  it('is another try after a growing while where it passes by itself', () => {
    const waits = [1, 2, 3, 10].map((attempts) => nextStep(fault('transient'), { ...tried, attempts }));
    expect(waits).toEqual([1_250, 1_500, 2_000, 6_000].map((atMs) => ({ kind: 'retry', atMs })));
  });

  it('is a wait of exactly as long as the vendor asks for', () => {
    expect(nextStep(fault('throttled', 7_000), tried)).toEqual({ kind: 'hold', untilMs: 8_000, signIn: false });
  });

  it('is a sign-in at once where the token ran out, and a growing while where that does not help', () => {
    expect(nextStep(fault('unauthorised'), tried)).toEqual({ kind: 'hold', untilMs: 1_000, signIn: true });
    expect(nextStep(fault('unauthorised'), { ...tried, attempts: 3 })).toMatchObject({ untilMs: 5_000, signIn: true });
  });

  it('is another reading where somebody was quicker', () => {
    expect(nextStep(fault('conflict'), tried)).toEqual({ kind: 'reread', atMs: 1_150 });
  });

  it.each(['rejected', 'malformed'] as const)('is parking where it is %s, for repeating cannot help', (kind) => {
    expect(nextStep(fault(kind), tried)).toEqual({ kind: 'park' });
  });
});

describe('a call without an answer', () => {
  it('is transient, however deep the reason lies', () => {
    const cut = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    expect(unansweredFault(new TypeError('fetch failed', { cause: cut }))).toMatchObject({ kind: 'transient', code: 'ECONNRESET' });
    expect(unansweredFault(new DOMException('too long', 'TimeoutError'))).toMatchObject({ kind: 'transient' });
  });

  it('is not what another error is', () => {
    expect(unansweredFault(new Error('a mapping went wrong'))).toBeUndefined();
  });
});
