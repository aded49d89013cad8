import { Problem } from '@trueup/service-kit';
import type { SystemRuntime } from '../loops/system-runtime';
import { readState } from './state-store';

/** Throws a Problem where the mode lets nothing be written. */
export async function mustWrite({ bus, row: { system }, control }: SystemRuntime): Promise<void> {
  const { mode } = (await bus.transaction((tx) => readState(tx, system))) ?? control.state;
  if (mode === 'write' || mode === 'canary') return;
  throw new Problem({
    status: 409,
    code: 'not-written',
    title: 'The system is not written',
    detail: `${system} is in mode ${mode}; \`trueup mode ${system} write\` lets it be written.`,
  });
}
