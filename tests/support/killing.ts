import { execFileSync } from 'node:child_process';
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
const BROKER = 'kafka';

/** Every service twice and the broker once, each at a random moment of the time given. */
export function planDeaths({ from, to, random }: KillPlan): Death[] {
  const moment = (): number => from + random() * (to - from);
  const services = Object.keys(runNow().services).flatMap((name) => Array.from({ length: TIMES }, () => ({ name, at: moment() })));
  return [...services, { name: BROKER, at: moment() }].sort((left, right) => left.at - right.at);
}

/** Kills one after the other with SIGKILL, each when its moment has come and it is alive; gives how many died. */
export async function kill(deaths: readonly Death[]): Promise<number> {
  const killed = new Set<number>();
  let count = 0;
  for (const { name, at } of deaths) {
    await until(at);
    if (name === BROKER) crashBroker();
    else killed.add(await killService(name, killed));
    count += 1;
  }
  return count;
}

/** Ends a service as a crash would, and gives the id of the process that died; waits for one that has not died before. */
export async function killService(name: string, killed: ReadonlySet<number>): Promise<number> {
  const pid = await eventually(`${name} is alive, to be killed`, () => livingPid(name, killed), { withinMs: 60_000 });
  process.kill(pid, 'SIGKILL');
  return pid;
}

function crashBroker(): void {
  const [program, ...args] = runNow().crashBroker;
  if (!program) throw new Error('The broker is not one of those that Trueup starts, so its death cannot be tried: unset KAFKA_BROKERS.');
  execFileSync(program, args, { stdio: 'ignore' });
}

function livingPid(name: string, killed: ReadonlySet<number>): number {
  const pid = runNow().services[name]?.pid;
  if (pid === undefined || killed.has(pid)) throw new Error(`${name} is not back yet.`);
  return pid;
}
