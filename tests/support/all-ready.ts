import { eventually } from './eventually';
import { runNow } from './run';

/** Waits until every service says that it is ready, as after some were killed. */
export async function allReady(withinMs = 60_000): Promise<void> {
  await eventually(
    'every service is ready',
    async () => {
      const services = Object.entries(runNow().services);
      const answers = await Promise.all(
        services.map(async ([name, { url }]) => [name, (await fetch(`${url}/healthz/ready`)).status] as const),
      );
      expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
    },
    { withinMs, everyMs: 250 },
  );
}
