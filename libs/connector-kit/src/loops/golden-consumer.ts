import { TOPICS, type CustomerGoldenChanged } from '@trueup/canonical-schema';
import type { TopicHandler, Transaction } from '@trueup/event-bus';
import { laneRank } from '../lane';
import { partiesArrived } from '../parties/awaited';
import { lockLinks, savePartyFacts } from '../parties/party-store';
import { desire, dropMerged } from '../store/desired-store';
import { customersWithRecords, saveLinks } from '../store/links';
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
        for (const part of together(goldens)) await takeGoldens(runtime, tx, part);
        await partiesArrived(tx, system, goldens.filter((golden) => membersIn(system, golden).some(isPresent)).flatMap(idsOf));
        tx.afterCommit(() => runtime.wake.write.wake());
      }),
  };
}

/** Snapshots that may be taken in at once: each of another customer, and none that went into another. */
function together(goldens: readonly CustomerGoldenChanged[]): CustomerGoldenChanged[][] {
  const parts: CustomerGoldenChanged[][] = [];
  let ids = new Set<string>();
  for (const golden of goldens) {
    const last = parts.at(-1);
    const fits = last !== undefined && golden.mergedInto === null && last[0]?.mergedInto === null && !ids.has(golden.customerId);
    if (fits) last.push(golden);
    else {
      parts.push([golden]);
      ids = new Set();
    }
    ids.add(golden.customerId);
  }
  return parts;
}

async function takeGoldens(runtime: SystemRuntime, tx: Transaction, goldens: readonly CustomerGoldenChanged[]): Promise<void> {
  const { system } = runtime.row;
  const now = runtime.now();
  const [first] = goldens;
  if (first && first.mergedInto !== null) return dropMerged(tx, system, { customerId: first.customerId, into: first.mergedInto, now });
  const unwanted = goldens.filter((golden) => !isWanted(system, golden)).map(({ customerId }) => customerId);
  const kept = await customersWithRecords(tx, system, unwanted);
  await saveLinks(
    tx,
    goldens.flatMap((golden) => membersIn(system, golden).map((member) => ({ ...member, customerId: golden.customerId }))),
  );
  const desired = goldens.filter((golden) => isWanted(system, golden) || kept.has(golden.customerId));
  const wanted = desired.map((golden) => ({ golden, lane: laneRank(golden.lane), due: !golden.baseline }));
  const taken = await desire(tx, system, { wanted, now });
  const superseded = desired.length - taken.size;
  if (superseded > 0) tx.afterCommit(() => runtime.metrics.events.inc({ system, outcome: 'superseded' }, superseded));
}

function isWanted(system: string, golden: CustomerGoldenChanged): boolean {
  return golden.systems.some((one) => one.system === system && one.state !== 'notWanted') || membersIn(system, golden).length > 0;
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
