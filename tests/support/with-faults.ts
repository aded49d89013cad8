import { readFaults, setFaults } from '@trueup/tools';
import { sandbox } from './run';

/** Does the work while a sandbox has these faults, and puts its switches back whatever comes. */
export async function withFaults<T>(system: string, faults: Readonly<Record<string, unknown>>, work: () => Promise<T>): Promise<T> {
  const before = await readFaults(sandbox(system));
  await setFaults(sandbox(system), faults);
  try {
    return await work();
  } finally {
    await setFaults(sandbox(system), before);
  }
}
