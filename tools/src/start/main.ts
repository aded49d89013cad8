import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { InfrastructureError } from '../infrastructure/infrastructure-error';
import { PrerequisiteMissing } from '../infrastructure/prerequisite-missing';
import { dayZero } from './day-zero';
import { showLiveView } from './live-view';
import { playOnce } from './once';
import { readOptions, type StartOptions } from './options';
import { showProgress } from './progress-bars';
import { actorsFor } from '../story/actors';
import { goShopping } from '../story/shopping';
import { endFirstDay, startStory } from './story';
import { summaryLines } from './summary';

const root = process.cwd();

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
  return options.once ? once(options, stopping.signal) : live(options, stopping.signal);
}

async function once(options: StartOptions, signal: AbortSignal): Promise<number> {
  const dataDir = join(root, '.trueup', 'once');
  const progress = showProgress(process.stderr.isTTY === true);
  const story = await startStory({ root, dataDir, reset: true, durable: false, progress, signal });
  try {
    const summary = await playOnce(story, { changes: options.changes, progress, signal });
    progress.close();
    process.stdout.write(options.json ? `${JSON.stringify(summary, null, 2)}\n` : `${summaryLines(summary).join('\n')}\n`);
    if (!summary.converged) process.stderr.write(`Not converged: ${summary.why}. The services' output is in ${join(dataDir, 'logs')}.\n`);
    return summary.converged && summary.duplicatesCreated === 0 ? 0 : 1;
  } finally {
    progress.close();
    await story.cell.stop();
  }
}

async function live(options: StartOptions, signal: AbortSignal): Promise<number> {
  const dataDir = join(root, '.trueup');
  const progress = showProgress(process.stderr.isTTY === true);
  const story = await startStory({ root, dataDir, reset: options.reset, durable: true, progress, signal });
  try {
    if (!story.isOld) {
      await dayZero(story.cell, { signal, page: join(dataDir, 'baseline.html') });
      await goShopping(actorsFor(story.cell.stack.systems), (fraction) => progress.step('story', fraction));
      endFirstDay(dataDir, story);
    }
    progress.close();
    await showLiveView(story.cell.stack, signal);
    return 0;
  } finally {
    progress.close();
    process.stderr.write('Stopping what was started here …\n');
    await story.cell.stop();
    rmSync(join(dataDir, 'run.json'), { force: true });
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const isPlain = error instanceof PrerequisiteMissing || error instanceof InfrastructureError;
    const text = error instanceof Error ? (isPlain ? error.message : (error.stack ?? error.message)) : String(error);
    process.stderr.write(`${text}\n`);
    process.exit(1);
  },
);
