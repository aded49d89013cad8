import { parentPort } from 'node:worker_threads';
import { CliError } from '../cli-error';
import type { ThreadAnswer } from './crew';
import { Hand, type Job, type Jobs } from './hand';

const hand = new Hand();

parentPort?.on('message', <J extends Job>({ job, task }: { job: J; task: Jobs[J]['task'] }) => {
  parentPort?.postMessage(answerTo(job, task));
});

function answerTo<J extends Job>(job: J, task: Jobs[J]['task']): ThreadAnswer {
  try {
    return { answer: hand.perform(job, task) };
  } catch (error) {
    if (error instanceof CliError) return { refused: error.message, exitCode: error.exitCode };
    throw error;
  }
}
