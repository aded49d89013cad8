import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessGroup } from '../processes/process-group';

/** A sandbox that listens: its address, what signs a caller in and what signs its webhooks. */
export interface SandboxAddress {
  readonly baseUrl: string;
  readonly credentials: Readonly<Record<string, unknown>>;
  readonly webhookSecret?: string;
}

/** The tenants that one sandbox process hosts; `system` and `port` are in each tenant, the rest is the vendor's own. */
export interface SandboxPlan {
  readonly vendor: string;
  readonly tenants: readonly (Readonly<Record<string, unknown>> & { readonly system: string })[];
}

export interface FleetOptions {
  readonly root: string;
  readonly dataDir: string;
  readonly group: ProcessGroup;
  /** Keep the sandboxes' state in files below dataDir. */
  readonly durable: boolean;
}

interface ReadyLine {
  readonly ready: true;
  readonly tenants: Readonly<Record<string, SandboxAddress>>;
}

const READY_TIMEOUT_MS = 60_000;

/** Starts a process for each vendor and resolves with every tenant's address once all listen. */
export async function startSandboxes(plans: readonly SandboxPlan[], options: FleetOptions): Promise<Record<string, SandboxAddress>> {
  mkdirSync(join(options.dataDir, 'sandboxes'), { recursive: true });
  const ready = await Promise.all(plans.map((plan) => startVendor(plan, options)));
  return Object.assign({}, ...ready.map(({ tenants }) => tenants)) as Record<string, SandboxAddress>;
}

async function startVendor({ vendor, tenants }: SandboxPlan, options: FleetOptions): Promise<ReadyLine> {
  const folder = join(options.dataDir, 'sandboxes');
  const config = join(folder, `${vendor}.json`);
  const states = tenants.map((tenant) =>
    options.durable ? { ...tenant, stateFile: join(folder, `${tenant.system}.state.json`) } : tenant,
  );
  writeFileSync(config, JSON.stringify({ host: '127.0.0.1', tenants: states }), { mode: 0o600 });
  const name = `sandbox-${vendor}`;
  const log = join(options.dataDir, 'logs', `${name}.log`);
  return new Promise((resolve, reject) => {
    const tooLate = setTimeout(
      () => reject(new Error(`${name} did not listen within ${READY_TIMEOUT_MS / 1000} s; its output is in ${log}.`)),
      READY_TIMEOUT_MS,
    );
    options.group
      .spawnService({
        name,
        command: process.execPath,
        args: [join(options.root, `sandbox/${vendor}/dist/main.js`), '--config', config],
        cwd: options.root,
        logFile: log,
        onLine: (line) => {
          if (!line.startsWith('{"ready"')) return;
          clearTimeout(tooLate);
          resolve(JSON.parse(line) as ReadyLine);
        },
        onExit: ({ stopping }) => {
          clearTimeout(tooLate);
          if (!stopping) reject(new Error(`${name} ended by itself; its output is in ${log}.`));
        },
      })
      .catch(reject);
  });
}
