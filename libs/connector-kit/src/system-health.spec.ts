import type { Fault } from './faults';
import { SystemHealth } from './system-health';

function health() {
  const time = { at: 1_000, now: () => time.at, chance: () => 0.5 };
  return { time, health: new SystemHealth(time) };
}

const down: Fault = { kind: 'transient', code: 'ECONNRESET', message: 'cut' };

describe('the health of a system', () => {
  it('lets all calls through while it is well', () => {
    expect(health().health.admit()).toBe('all');
  });

  it('lets one call at a time find out whether a system that is down is back', () => {
    const { time, health: one } = health();
    one.failed(down);
    expect([one.status, one.admit()]).toEqual(['down', 'none']);
    time.at += 1_000;
    expect([one.admit(), one.admit()]).toEqual(['probe', 'none']);
    one.failed(down);
    expect(one.admit()).toBe('none');
    time.at += 1_000;
    expect(one.admit()).toBe('probe');
    one.succeeded();
    expect([one.status, one.admit()]).toEqual(['ok', 'all']);
  });

  it('waits as long as a vendor asks that is called too often', () => {
    const { time, health: one } = health();
    one.failed({ kind: 'throttled', code: '429', message: 'slow down', retryAfterMs: 3_000 });
    expect([one.status, one.waitMs()]).toEqual(['throttled', 3_000]);
    time.at += 3_000;
    expect(one.admit()).toBe('probe');
  });

  it('takes a refused record for no sign of illness', () => {
    const { health: one } = health();
    one.failed({ kind: 'rejected', code: 'BAD', message: 'bad value' });
    expect(one.status).toBe('ok');
  });

  it('gives a probe back that found nothing to do', () => {
    const { time, health: one } = health();
    one.failed(down);
    time.at += 1_000;
    one.admit();
    one.release();
    expect(one.admit()).toBe('probe');
  });
});
