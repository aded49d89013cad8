import type { PartyKind, Slot, SlotClaim, SystemState } from '@trueup/canonical-schema';
import { compare, normalise, type IdentityRecord } from '@trueup/identity';
import type { StoredRecord } from '../judgement/stored-record';
import type { Rules } from '../judgement/rules';
import type { Shelf } from './shelf';

/** What checkout knows of a shopper. */
export interface ShopperQuestion {
  readonly email?: string;
  readonly phone?: string;
  readonly name?: string;
  readonly loyaltyId?: string;
  /** The programme of the loyalty id, as the connectors name it. */
  readonly loyaltyProgramme?: string;
  /** `store|number`, or a number alone. */
  readonly orderReference?: string;
  /** ISO alpha-2 code for numbers without a prefix. */
  readonly country?: string;
}

export interface ShopperAnswer {
  /** Null where nobody is known for certain, or where several are. */
  readonly customerId: string | null;
  /** 0 to 1. */
  readonly confidence: number;
  readonly systems: readonly SystemState[];
}

/** Bits that evidence must bring before one in two such pairs is one person. */
const PRIOR_BITS = 20;
const NOBODY: ShopperAnswer = { customerId: null, confidence: 0, systems: [] };

/** Who this shopper is, by the same rules as linking: several who fit equally are nobody. */
export async function findShopper(shelf: Shelf, question: ShopperQuestion, rules: Rules): Promise<ShopperAnswer> {
  const asking = askingRecord(question, rules);
  const candidates = (await shelf.candidatesFor([asking])).get(asking.key)?.records ?? [];
  const found = candidates.map((candidate) => ({ candidate, comparison: compare(asking.identity, candidate.identity, rules.model) }));
  const likely = found.filter(({ comparison }) => comparison.decision === 'link' || comparison.decision === 'review');
  const best = Math.max(-Infinity, ...likely.map(({ comparison }) => comparison.weight));
  const confidence = likely.length > 0 ? confidenceOf(best) : 0;
  const linked = new Set(
    found.filter(({ comparison }) => comparison.decision === 'link').flatMap(({ candidate }) => candidate.link?.customerId ?? []),
  );
  const [customerId] = linked;
  if (!customerId || linked.size > 1) return { ...NOBODY, confidence };
  const [snapshot] = await shelf.snapshotsOf([customerId]);
  return { customerId, confidence, systems: snapshot?.systems ?? [] };
}

function confidenceOf(bits: number): number {
  return Math.round(1_000 / (1 + 2 ** (PRIOR_BITS - bits))) / 1_000;
}

function askingRecord(question: ShopperQuestion, { cell }: Rules): StoredRecord {
  const source = { system: 'checkout', type: 'question', id: '' };
  const base = { source, kind: 'person' as PartyKind, segment: null, lifecycle: 'present' as const };
  const claims = [
    claim('emails.contact', question.email),
    claim('phones.mobile', question.phone),
    claim('names.display', question.name),
    claim('loyaltyIds', question.loyaltyId, question.loyaltyProgramme),
    claim('orderReferences', question.orderReference, question.orderReference),
  ].filter((found) => found !== undefined);
  const record: IdentityRecord = { ...base, claims, references: [], ourKey: null, mergedInto: null };
  const identity = normalise(record, { cell, country: question.country ?? null });
  return { ...base, key: identity.key, order: null, firstRecordedAt: 0, identity, claims: {}, link: null, completeness: 'whole' };
}

function claim(slot: Slot, value: string | undefined, key = ''): SlotClaim | undefined {
  if (!value) return undefined;
  const times = { valueTime: null, timeQuality: 'record', origin: 'source', verification: 'unverified', partId: null } as const;
  return { slot, key, context: '', state: 'value', value, ...times };
}
