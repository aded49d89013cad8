import { SystemHealth } from '../system-health';
import { givingBack } from './vendor-work';

it('lets another call find out how a system is when the loop that was to find out ends with a fault', async () => {
  const time = { at: 0, now: () => time.at, chance: () => 0 };
  const health = new SystemHealth(time);
  health.failed({ kind: 'transient', code: 'ECONNRESET', message: 'The connection was cut.' });
  time.at += 1_000;
  expect([health.admit(), health.admit()]).toEqual(['probe', 'none']);
  await expect(givingBack({ health }, Promise.reject(new Error('The database is away.')))).rejects.toThrow('The database is away.');
  expect(health.admit()).toBe('probe');
});
