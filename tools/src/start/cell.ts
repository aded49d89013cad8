import { join } from 'node:path';
import { findInfrastructure } from '../infrastructure/find-infrastructure';
import type { Infrastructure } from '../infrastructure/infrastructure';
import { startStack, type Stack } from '../stack/stack';
import { STORY_SANDBOXES } from '../stack/story-sandboxes';
import type { SandboxAddress, SandboxPlan } from '../stack/sandbox-fleet';
import type { Progress } from './progress-bars';

export interface CellOptions {
  readonly root: string;
  readonly dataDir: string;
  readonly reset: boolean;
  /** Data outlives a stop. */
  readonly durable: boolean;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** Folder with systems.yaml and the rest; config/ when left out. */
  readonly configDir?: string;
  readonly sandboxes?: readonly SandboxPlan[];
  /** What the systems hold before Trueup comes. */
  beforeServices?(systems: Readonly<Record<string, SandboxAddress>>): Promise<void>;
}

/** Trueup with its infrastructure and sandboxes. */
export interface Cell {
  readonly infrastructure: Infrastructure;
  readonly stack: Stack;
  readonly progress: Progress;
  /** When the services were ready, in epoch milliseconds. */
  readonly readyAt: number;
  /** Ends what was started here, and nothing else. */
  stop(): Promise<void>;
}

const WATCH_EVERY_MS = 250;

/** Finds the infrastructure and starts the stack on it; what was started is ended again when a step fails. */
export async function startCell(options: CellOptions): Promise<Cell> {
  const { root, dataDir, progress, signal } = options;
  const log = (line: string): void => progress.line(line);
  const step = (name: string, fraction: number | undefined): void => progress.step(name, fraction);
  const infrastructure = await findInfrastructure({ dataDir, reset: options.reset, durable: options.durable, log, progress: step, signal });
  log(infrastructure.line);
  try {
    signal.throwIfAborted();
    const configDir = options.configDir ?? join(root, 'config');
    const sandboxes = options.sandboxes ?? STORY_SANDBOXES;
    const topicPrefix = 'trueup.';
    const stack = await startStack({
      root,
      dataDir,
      infrastructure,
      topicPrefix,
      configDir,
      sandboxes,
      durable: options.durable,
      beforeServices: options.beforeServices,
      log,
      progress: step,
    });
    const stopWatching = infrastructure.isRunning ? watchBroker(infrastructure, { log, onRestart: () => stack.refreshRun() }) : undefined;
    const stop = async (): Promise<void> => {
      stopWatching?.();
      await stack.stop();
      await infrastructure.stop();
    };
    return { infrastructure, stack, progress, readyAt: Date.now(), stop };
  } catch (error) {
    await infrastructure.stop();
    throw error;
  }
}

/** A broker of ours that dies is started again, as an orchestrator would do. Gives what ends the watch. */
function watchBroker(infrastructure: Infrastructure, { log, onRestart }: { log(line: string): void; onRestart(): void }): () => void {
  let isLooking = false;
  const look = async (): Promise<void> => {
    if (await infrastructure.isRunning?.('kafka')) return;
    log('Kafka ended; starting it again');
    await infrastructure.restart?.('kafka');
    onRestart();
  };
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    look()
      .catch((error: unknown) => log(`Kafka did not come back: ${String(error)}`))
      .finally(() => {
        isLooking = false;
      });
  }, WATCH_EVERY_MS);
  return () => clearInterval(timer);
}
