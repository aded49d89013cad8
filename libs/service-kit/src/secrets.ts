import { readFileSync } from 'node:fs';
import type { Secret } from '@trueup/governance';

/**
 * The text of a secret: from a file, from an environment variable, or from the file that `<variable>_FILE` names.
 * Throws an error that names what is missing, never what it holds.
 */
export function resolveSecret(secret: Secret, env: NodeJS.ProcessEnv): string {
  if ('file' in secret) return readSecret(secret.file);
  const value = env[secret.env];
  if (value) return value;
  const file = env[`${secret.env}_FILE`];
  if (file) return readSecret(file);
  throw new Error(`The secret ${secret.env} is missing: set the variable ${secret.env}, or ${secret.env}_FILE to a file that holds it.`);
}

/** A connection with its secrets filled in. */
export function resolveConnection(
  connection: Readonly<Record<string, Secret | string | number>>,
  env: NodeJS.ProcessEnv,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(connection).map(([name, value]) => [name, typeof value === 'object' ? resolveSecret(value, env) : value]),
  );
}

function readSecret(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new Error(`The secret file ${file} cannot be read.`, { cause: error });
  }
}
