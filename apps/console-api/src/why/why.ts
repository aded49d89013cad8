import { slotId, type GoldenSlot, type SlotAddress } from '@trueup/canonical-schema';
import { explainSlot, placedSubject, subjectOf, type Explanation, type PinDecision, type SystemsConfig } from '@trueup/governance';
import type { DataSource } from 'typeorm';
import { addressesAsked, addressesOf, type Asked } from './asked';
import type { ActivatedContract, Contracts } from './contracts';
import { customerAt, type CustomerThen } from './customer-at';
import { recastFor, recastWords, type UnderCounting } from './recast';

/** Where answers are read from. */
export interface WhySources {
  readonly database: DataSource;
  readonly contracts: Contracts;
  readonly systems: SystemsConfig;
}

/** Why one value is golden. As of a time it is told by the contract that counts for that time, as far as what is kept allows. */
export interface WhyElement extends Explanation {
  /** Null where the contract that counts has settled it itself, where none counts, or where it was asked how things are now. */
  readonly underCounting: UnderCounting | null;
}

/** Why a customer's values are what they are, or were. Times are epoch milliseconds. */
export interface WhyAnswer extends Pick<CustomerThen, 'customerId' | 'version' | 'kind' | 'status' | 'recordedAt'> {
  readonly attribute: string | null;
  /** Null where it was asked how things are now. */
  readonly asOf: number | null;
  /** The contract that counts at that time, by what was activated until today. */
  readonly contract: ActivatedContract | null;
  readonly elements: readonly WhyElement[];
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
  const elements: WhyElement[] = [];
  for (const address of addresses) elements.push(await explain(address, { then, contract, asOf, from }));
  const { customerId, version, kind, status, recordedAt } = then;
  const head = `${customerId}, version ${version} of ${new Date(recordedAt).toISOString()}`;
  const text = [
    customerId === id ? `${head}.` : `${id} is now ${head}.`,
    ...contractText(contract, elements),
    ...elements.flatMap((element) => ['', ...element.text]),
  ];
  return { customerId, version, kind, status, recordedAt, attribute: asked?.name ?? null, asOf, contract, elements, text };
}

/** The customer then, and the contract that counts for that time. */
export interface Then {
  readonly then: CustomerThen;
  readonly contract: ActivatedContract | null;
  readonly asOf: number | null;
  readonly from: WhySources;
}

async function explain(address: SlotAddress, about: Then): Promise<WhyElement> {
  const { then, contract: counting, from } = about;
  const golden = then.values.find((one) => slotId(one) === slotId(address));
  const recast = await recastFor({ address, golden: golden && whole(golden) }, about);
  const shown = recast?.outcome === 'other' ? recast.golden : golden && whole(golden);
  const version = recast?.outcome === 'other' ? recast.contract : (golden?.provenance.contractVersion ?? counting?.contract);
  const contract = version === undefined ? undefined : await from.contracts.read(version);
  const base = subjectOf(then.kind, then.members, from.systems);
  const subject = contract ? placedSubject(base, then.values, contract) : base;
  const isDecided = shown?.provenance.source.system === 'trueup';
  const decision = isDecided ? await decisionOf(from.database, shown.provenance.source.id) : undefined;
  const explained = explainSlot({ address, golden: shown, contract, subject, foreign: then.foreign, decision });
  if (!recast) return { ...explained, underCounting: null };
  return { ...explained, ...recastWords(explained, recast, golden) };
}

/** Snapshots of older versions of Trueup keep no values of losing claims. */
function whole(golden: GoldenSlot): GoldenSlot {
  const losers = golden.provenance.losers.map((loser) => ({ ...loser, value: loser.value ?? null }));
  return { ...golden, provenance: { ...golden.provenance, losers } };
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
