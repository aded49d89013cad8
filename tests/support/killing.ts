import { eventually } from './eventually';
import { runNow } from './run';
import { until } from './until';

/** A process that is to die, and when; `at` is epoch milliseconds. */
export interface Death {
  readonly name: string;
  readonly at: number;
}

export interface KillPlan {
  readonly from: number;
  readonly to: number;
  readonly random: () => number;
}

const TIMES = 2;

/** Every service twice and the broker once, each at a random moment of the time given. */
export function planDeaths({ from, to, random }: KillPlan): Death[] {
  const moment = (): number => from + random() * (to - from);
  const services = Object.keys(runNow().services).flatMap((name) => Array.from({ length: TIMES }, () => ({ name, at: moment() })));
  return [...services, { name: 'kafka', at: moment() }].sort((left, right) => left.at - right.at);
}

/** Kills one after the other with SIGKILL, each when its moment has come and it is alive; gives the ids of those that died. */
export async function kill(deaths: readonly Death[]): Promise<number[]> {
  const killed: number[] = [];
  for (const { name, at } of deaths) {
    await until(at);
    const pid = await eventually(`${name} is alive, to be killed`, () => livingPid(name, killed), { withinMs: 60_000 });
    process.kill(pid, 'SIGKILL');
    killed.push(pid);
  }
  return killed;
}

function livingPid(name: string, killed: readonly number[]): number {
  const { services, infrastructurePids } = runNow();
  const pid = name === 'kafka' ? infrastructurePids['kafka'] : services[name]?.pid;
  if (pid === undefined || killed.includes(pid)) throw new Error(`${name} is not back yet, or not a process of this machine.`);
  return pid;
}
