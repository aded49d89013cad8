import { slotId, type SlotAddress } from '@trueup/canonical-schema';
import { explainSlot, placedSubject, subjectOf, type Explanation, type PinDecision, type SystemsConfig } from '@trueup/governance';
import type { DataSource } from 'typeorm';
import { addressesAsked, addressesOf, type Asked } from './asked';
import type { ActivatedContract, Contracts } from './contracts';
import { customerAt, type CustomerThen } from './customer-at';

/** Where answers are read from. */
export interface WhySources {
  readonly database: DataSource;
  readonly contracts: Contracts;
  readonly systems: SystemsConfig;
}

/** Why a customer's values are what they are, or were. Times are epoch milliseconds. */
export interface WhyAnswer extends Pick<CustomerThen, 'customerId' | 'version' | 'kind' | 'status' | 'recordedAt'> {
  readonly attribute: string | null;
  /** Null where it was asked how things are now. */
  readonly asOf: number | null;
  /** The contract that counts at that time, by what was activated until today. */
  readonly contract: ActivatedContract | null;
  readonly elements: readonly Explanation[];
  /** Everything as sentences. */
  readonly text: readonly string[];
}

/** Answers why the values of a customer are what they are, for one attribute or for all. Throws Problem where there is nothing to answer about. */
export async function whyOf(
  id: string,
  asked: Asked | undefined,
  { asOf, now, ...from }: WhySources & { asOf: number | null; now: number },
): Promise<WhyAnswer> {
  const then = await customerAt(from.database, id, asOf ?? Number.MAX_SAFE_INTEGER);
  const contract = (await from.contracts.at(asOf ?? now)) ?? null;
  const present = addressesOf(then);
  const addresses = asked ? addressesAsked(asked, present) : present;
  const elements: Explanation[] = [];
  for (const address of addresses) elements.push(await explain(address, { then, contract, from }));
  const { customerId, version, kind, status, recordedAt } = then;
  const head = `${customerId}, version ${version} of ${new Date(recordedAt).toISOString()}`;
  const text = [
    customerId === id ? `${head}.` : `${id} is now ${head}.`,
    ...contractText(contract, elements),
    ...elements.flatMap((element) => ['', ...element.text]),
  ];
  return { customerId, version, kind, status, recordedAt, attribute: asked?.name ?? null, asOf, contract, elements, text };
}

interface Then {
  readonly then: CustomerThen;
  readonly contract: ActivatedContract | null;
  readonly from: WhySources;
}

async function explain(address: SlotAddress, { then, contract: counting, from }: Then): Promise<Explanation> {
  const golden = then.values.find((one) => slotId(one) === slotId(address));
  const version = golden?.provenance.contractVersion ?? counting?.contract;
  const contract = version === undefined ? undefined : await from.contracts.read(version);
  const base = subjectOf(then.kind, then.members, from.systems);
  const subject = contract ? placedSubject(base, then.values, contract) : base;
  const isDecided = golden !== undefined && golden.provenance.source.system === 'trueup';
  const decision = isDecided ? await decisionOf(from.database, golden.provenance.source.id) : undefined;
  const plain = golden && {
    ...golden,
    provenance: { ...golden.provenance, losers: golden.provenance.losers.map((loser) => ({ ...loser, value: loser.value ?? null })) },
  };
  return explainSlot({ address, golden: plain, contract, subject, foreign: then.foreign, decision });
}

interface DecisionRow {
  readonly author: string;
  readonly reason: string;
  readonly decided_at: string;
  readonly expires_at: string | null;
  readonly retire_on_source_change: boolean;
}

async function decisionOf(database: DataSource, decisionId: string): Promise<PinDecision | undefined> {
  const [row] = await database.query<DecisionRow[]>(
    'SELECT author, reason, decided_at, expires_at, retire_on_source_change FROM decision WHERE decision_id = $1',
    [decisionId],
  );
  if (!row) return undefined;
  const { author, reason, decided_at, expires_at, retire_on_source_change } = row;
  const ends = { expiresAt: expires_at === null ? null : Number(expires_at), retireOnSourceChange: retire_on_source_change };
  return { decisionId, author, reason, decidedAt: Number(decided_at), ...ends };
}

/** A contract may count back: what was settled before it was known was settled under another one. */
function contractText(contract: ActivatedContract | null, elements: readonly Explanation[]): string[] {
  if (contract === null) return [];
  const { contract: version, effectiveFrom, activatedBy } = contract;
  const others = [...new Set(elements.flatMap(({ contractVersion }) => contractVersion ?? []))].filter((one) => one !== version);
  const counts = `Contract ${version} counts for that time: ${activatedBy} activated it with effect from ${new Date(effectiveFrom).toISOString()}.`;
  return others.length === 0 ? [counts] : [counts, `What follows was settled under ${others.join(', ')}, before that was so.`];
}
