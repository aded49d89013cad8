import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SandboxAddress } from './sandbox-fleet';

/** What another program needs to drive a running Trueup; `.trueup/run.json` holds it. */
export interface RunFile {
  readonly gateway: string;
  readonly resolver: string;
  readonly consoleApi: string;
  /** Where the connector services answer. */
  readonly connectors: readonly string[];
  readonly apiKey: string;
  readonly registry: string;
  /** Bootstrap brokers, separated by commas. */
  readonly kafka: string;
  readonly database: string;
  readonly topicPrefix: string;
  readonly services: Readonly<Record<string, { readonly url: string; readonly pid?: number }>>;
  readonly systems: Readonly<Record<string, SandboxAddress>>;
  /** Program and arguments that end the broker as a crash would; empty where it is not ours or does not run. */
  readonly crashBroker: readonly string[];
  /** Process ids of the local infrastructure by name; empty elsewhere. */
  readonly infrastructurePids: Readonly<Record<string, number>>;
}

/** Writes the file whole or not at all; only the owner may read it, for it holds keys. */
export function writeRunFile(path: string, run: RunFile): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, path);
}
