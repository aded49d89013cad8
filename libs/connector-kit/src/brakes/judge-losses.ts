import type { Transaction } from '@trueup/event-bus';
import { brakeOn } from '../control/pausing';
import type { SystemRuntime } from '../loops/system-runtime';
import { presentCount } from '../store/sweep-store';
import { countLosses, forgetLosses, HOUR_MS, keepLosses, knownLosses, lossKey, type KnownLoss, type Loss } from './loss-store';
import { lossReason, mostLosses } from './mass-loss';

/** pass: it is true. wait: read it once more. hold: too many at once, nothing is concluded. */
export type Judgement = 'pass' | 'wait' | 'hold';

/** How long losses of one kind are looked at together before the first of them is believed. */
export const LOOK_AGAIN_MS = 2_000;
const SLACK_MS = 500;

/** Judges what records lost, by lossKey. Each is read once more after a moment, so that a mass loss is held before its first is told. */
export async function judgeLosses(runtime: SystemRuntime, tx: Transaction, losses: readonly Loss[]): Promise<Map<string, Judgement>> {
  const judged = new Map<string, Judgement>();
  if (losses.length === 0) return judged;
  const unique = [...new Map(losses.map((loss) => [lossKey(loss), loss])).values()];
  const known = await knownLosses(tx, runtime.row.system, unique);
  for (const slot of new Set(unique.map((loss) => loss.slot))) {
    const own = unique.filter((loss) => loss.slot === slot);
    const approved = own.filter((loss) => known.get(lossKey(loss))?.state === 'approved');
    await forgetLosses(tx, runtime.row.system, approved);
    for (const loss of approved) judged.set(lossKey(loss), 'pass');
    const open = own.filter((loss) => !approved.includes(loss));
    if (open.length > 0) for (const [key, one] of await judgeSlot(runtime, tx, { slot, losses: open, known })) judged.set(key, one);
  }
  return judged;
}

interface SlotLosses {
  readonly slot: string;
  readonly losses: readonly Loss[];
  readonly known: ReadonlyMap<string, KnownLoss>;
}

async function judgeSlot(runtime: SystemRuntime, tx: Transaction, { slot, losses, known }: SlotLosses): Promise<Map<string, Judgement>> {
  const { system } = runtime.row;
  const now = runtime.now();
  const all = (judgement: Judgement) => new Map(losses.map((loss) => [lossKey(loss), judgement]));
  if (await holdIfMany(runtime, tx, { slot, losses, known })) return all('hold');
  const judgementOf = (loss: Loss): Judgement => {
    const before = known.get(lossKey(loss));
    return before?.state === 'waiting' && now - before.at >= LOOK_AGAIN_MS - SLACK_MS ? 'pass' : 'wait';
  };
  const judged = new Map(losses.map((loss) => [lossKey(loss), judgementOf(loss)]));
  const those = (judgement: Judgement) => losses.filter((loss) => judged.get(lossKey(loss)) === judgement);
  await keepLosses(tx, system, { losses: those('pass'), state: 'passed', now });
  await keepLosses(tx, system, { losses: those('wait'), state: 'waiting', now });
  return judged;
}

/** Whether these losses are part of a mass loss, by now or since before; then they are kept as held and the brake is on. */
export async function holdIfMany(runtime: SystemRuntime, tx: Transaction, { slot, losses, known }: SlotLosses): Promise<boolean> {
  const { system, brakes } = runtime.row;
  const now = runtime.now();
  const brake = slot === '' ? 'massVanish' : 'massClear';
  const hour = await countLosses(tx, system, { slot, now });
  const lost = hour + losses.filter((loss) => !isCounted(known.get(lossKey(loss)), now)).length;
  const isOn = runtime.control.state.pauses.some((pause) => pause.brake === brake && (pause.slot ?? '') === slot);
  const records = isOn ? 0 : await presentCount(tx, system);
  if (!isOn && lost <= mostLosses(records, brakes)) return false;
  await keepLosses(tx, system, { losses, state: 'held', now });
  if (!isOn) await brakeOn(runtime, tx, { brake, slot: slot || null, reason: lossReason({ system, slot, lost, records }) });
  return true;
}

function isCounted(loss: KnownLoss | undefined, now: number): boolean {
  return loss !== undefined && loss.at > now - HOUR_MS;
}
