import { setFaults } from '@trueup/tools';
import { sandbox } from './run';

const NONE = {
  down: false,
  slowMs: 0,
  throttled: false,
  loseWebhooks: 0,
  lateWebhooksMs: 0,
  doubleWebhooks: false,
  shuffleWebhooks: false,
  failWrites: 0,
  loseAnswers: 0,
  gap: 0,
  overflow: false,
  withhold: [],
  reformat: false,
};

/** Does the work while a sandbox has these faults, and mends it whatever comes. */
export async function withFaults<T>(system: string, faults: Readonly<Record<string, unknown>>, work: () => Promise<T>): Promise<T> {
  await setFaults(sandbox(system), faults);
  try {
    return await work();
  } finally {
    await setFaults(sandbox(system), NONE);
  }
}
