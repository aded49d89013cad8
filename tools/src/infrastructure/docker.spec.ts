import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askDocker } from './docker-engine';
import { startCompose } from './start-compose';

/** A folder with a program `docker` that runs these lines of shell. */
function fakeDocker(script: string): NodeJS.ProcessEnv {
  const folder = mkdtempSync(join(tmpdir(), 'trueup-docker-'));
  writeFileSync(join(folder, 'docker'), `#!/bin/sh\necho "$@" >> ${folder}/calls\n${script}\n`, { mode: 0o755 });
  return { PATH: `${folder}:/usr/bin:/bin`, CALLS: join(folder, 'calls') };
}

async function fakeBroker(): Promise<Server> {
  const oneBroker = Buffer.from([0, 0, 0, 8, 0, 0, 0, 1, 0, 0, 0, 1]);
  const server = createServer((socket) => socket.on('data', () => socket.write(oneBroker))).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return server;
}

describe('Docker', () => {
  it('is said to be absent when there is no such program', async () => {
    expect(await askDocker({ PATH: mkdtempSync(join(tmpdir(), 'trueup-empty-')) })).toEqual({
      answers: false,
      why: 'Docker is not installed',
    });
  });

  it('is passed over when no engine answers', async () => {
    expect(await askDocker(fakeDocker('exit 1'))).toEqual({ answers: false, why: 'no Docker engine answers' });
  });

  it('is passed over when the engine hangs', async () => {
    expect(await askDocker(fakeDocker('exec sleep 30'), 300)).toMatchObject({
      answers: false,
      why: expect.stringContaining('did not answer'),
    });
  });

  it('is passed over when it has no Compose', async () => {
    expect(await askDocker(fakeDocker('[ "$1" = info ] && echo 28.0.1'))).toEqual({
      answers: false,
      why: 'Docker answers, but has no Compose',
    });
  });

  it('is used when engine and Compose answer', async () => {
    expect(await askDocker(fakeDocker('echo 28.0.1'))).toEqual({ answers: true, version: '28.0.1' });
  });

  it('runs one project per data folder, forgets its volumes on reset, and only stops it at the end', async () => {
    const broker = await fakeBroker();
    const env = fakeDocker(`case "$*" in *" port "*) echo 127.0.0.1:${(broker.address() as AddressInfo).port};; esac`);
    const found = await startCompose({ dataDir: '/data/one', reset: true, durable: true, log: () => undefined, env });
    await found.stop();
    broker.close();
    const calls = readFileSync(env.CALLS ?? '', 'utf8')
      .trim()
      .split('\n');
    const words = calls.map((call) => call.replace(/^compose --project-name (trueup-\w+) --file \S+compose.yaml /, ''));
    expect(words[0]).toBe('down --volumes --remove-orphans');
    expect(words.slice(-2)).toEqual(['up --detach --wait --wait-timeout 300', 'stop']);
    expect(found).toMatchObject({ mode: 'compose', pids: {}, registryUrl: expect.stringMatching(/\/apis\/ccompat\/v7$/) });
    expect(existsSync(/--file (\S+)/.exec(calls[0] ?? '')?.[1] ?? '')).toBe(true);
  });
});
