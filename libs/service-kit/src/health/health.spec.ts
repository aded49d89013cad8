import { Health } from './health';

it('is ready while no check has anything to say', async () => {
  const health = new Health();
  health.add('database', () => undefined);
  expect(await health.problems()).toEqual({});
});

it('names every check that has something to say, also one that throws', async () => {
  const health = new Health();
  health.add('event-bus', () => 'not assigned');
  health.add('database', () => Promise.reject(new Error('refused')));
  expect(await health.problems()).toEqual({ 'event-bus': 'not assigned', database: 'refused' });
});
