import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProcessGroup } from './process-group';
import { isAlive } from './process-identity';

const shell = (script: string): { command: string; args: string[] } => ({ command: '/bin/sh', args: ['-c', script] });

async function goneWithin(pid: number, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (isAlive(pid) && Date.now() < deadline) await sleep(50);
  return !isAlive(pid);
}

describe('a group of processes', () => {
  it('tells an end that was asked for from one that was not', async () => {
    const group = new ProcessGroup();
    const ends: unknown[] = [];
    const own = await group.spawnService({ name: 'own', ...shell('exit 3'), onExit: (exit) => ends.push(exit) });
    await own.exited;
    await group.spawnService({ name: 'asked', ...shell('exec sleep 60'), onExit: (exit) => ends.push(exit) });
    await group.stop();
    expect(ends).toEqual([
      { code: 3, signal: null, stopping: false },
      { code: null, signal: 'SIGTERM', stopping: true },
    ]);
    expect(group.services).toEqual([]);
  });

  it('ends by force what does not listen, and its children', async () => {
    const group = new ProcessGroup();
    const lines: string[] = [];
    const service = await group.spawnService({
      name: 'deaf',
      ...shell("trap '' TERM; sleep 60 & echo $!; while :; do sleep 1; done"),
      onLine: (line) => lines.push(line),
    });
    while (lines.length === 0) await sleep(20);
    expect(await service.stop(200)).toEqual({ code: null, signal: 'SIGKILL' });
    expect(await goneWithin(Number(lines[0]), 2_000)).toBe(true);
  });

  it('writes both outputs to the log, save the lines that somebody reads', async () => {
    const logFile = join(mkdtempSync(join(tmpdir(), 'trueup-log-')), 'deep', 'service.log');
    const group = new ProcessGroup();
    await (
      await group.spawnService({ name: 'one', ...shell('echo out; echo err >&2'), logFile })
    ).exited;
    const lines: string[] = [];
    await (
      await group.spawnService({ name: 'two', ...shell('echo read; echo err2 >&2'), logFile, onLine: (line) => lines.push(line) })
    ).exited;
    expect(readFileSync(logFile, 'utf8')).toBe('out\nerr\nerr2\n');
    expect(lines).toEqual(['read']);
  });

  it('says so when a program cannot be started', async () => {
    await expect(new ProcessGroup().spawnService({ name: 'none', command: '/nowhere/none', args: [] })).rejects.toThrow(/ENOENT/);
  });

  it('does not outlive its parent, however that one goes', async () => {
    const script = `const { ProcessGroup } = require(${JSON.stringify(join(__dirname, 'process-group.ts'))});
      new ProcessGroup().spawnService({ name: 'left', command: 'sleep', args: ['60'] }).then((one) => console.log(one.pid));`;
    const parent = spawn(process.execPath, ['--require', '@swc-node/register', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    parent.kill('SIGKILL');
    expect(await goneWithin(Number(line.toString()), 5_000)).toBe(true);
  });
});
