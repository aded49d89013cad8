import { TOPICS, type CustomerGoldenChanged } from '@trueup/canonical-schema';
import type { TopicHandler, Transaction } from '@trueup/event-bus';
import { laneRank } from '../lane';
import { partiesArrived } from '../parties/awaited';
import { lockLinks, savePartyFacts } from '../parties/party-store';
import { desire, dropMerged } from '../store/desired-store';
import { customerHasRecord, saveLinks } from '../store/links';
import type { SystemRuntime } from './system-runtime';

/** Takes in golden customers at full speed: one row for each customer that this system has or should have. Nothing is called. */
export function goldenConsumer(runtime: SystemRuntime): TopicHandler<'customer/golden-changed.v1'> {
  return {
    topic: TOPICS.goldenChanged,
    handle: (batch) =>
      Promise.resolve(async (tx: Transaction) => {
        const { system } = runtime.row;
        const goldens = batch.flatMap(({ event }) => event ?? []);
        await lockLinks(tx, system);
        await savePartyFacts(tx, system, goldens);
        for (const golden of goldens) await takeGolden(runtime, tx, golden);
        await partiesArrived(tx, system, goldens.filter((golden) => membersIn(system, golden).some(isPresent)).flatMap(idsOf));
        tx.afterCommit(() => runtime.wake.write.wake());
      }),
  };
}

async function takeGolden(runtime: SystemRuntime, tx: Transaction, golden: CustomerGoldenChanged): Promise<void> {
  const { system } = runtime.row;
  const now = runtime.now();
  if (golden.mergedInto !== null) return dropMerged(tx, system, { customerId: golden.customerId, into: golden.mergedInto, now });
  const members = membersIn(system, golden);
  await saveLinks(tx, golden.customerId, members);
  const wanted = golden.systems.some((one) => one.system === system && one.state !== 'notWanted') || members.length > 0;
  if (!wanted && !(await customerHasRecord(tx, system, golden.customerId))) return;
  const taken = await desire(tx, system, { golden, lane: laneRank(golden.lane), now, due: !golden.baseline });
  if (!taken) tx.afterCommit(() => runtime.metrics.events.inc({ system, outcome: 'superseded' }));
}

function membersIn(system: string, { members }: CustomerGoldenChanged): CustomerGoldenChanged['members'] {
  return members.filter(({ source }) => source.system === system);
}

function isPresent({ lifecycle }: CustomerGoldenChanged['members'][number]): boolean {
  return lifecycle !== 'deleted' && lifecycle !== 'merged';
}

function idsOf({ customerId, aliases }: CustomerGoldenChanged): string[] {
  return [customerId, ...aliases];
}
