import { runToEnd } from '../processes/run-to-end';

export type DockerEngine = { answers: true; version: string } | { answers: false; why: string };

/** Whether a Docker engine answers here and has Compose. */
export async function askDocker(env: NodeJS.ProcessEnv, timeoutMs = 5_000): Promise<DockerEngine> {
  const info = await runToEnd('docker', ['info', '--format', '{{.ServerVersion}}'], { env, timeoutMs });
  if (info.code === 127) return { answers: false, why: 'Docker is not installed' };
  if (info.code === 124) return { answers: false, why: `the Docker engine did not answer within ${timeoutMs / 1_000} s` };
  // An older client exits with 0 and an empty version when no engine answers.
  if (info.code !== 0 || info.stdout.trim() === '') return { answers: false, why: 'no Docker engine answers' };
  const compose = await runToEnd('docker', ['compose', 'version', '--short'], { env, timeoutMs });
  if (compose.code !== 0) return { answers: false, why: 'Docker answers, but has no Compose' };
  return { answers: true, version: info.stdout.trim() };
}
