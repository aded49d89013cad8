import { BadSeed, type Seeder } from '@trueup/sandbox-kit';
import { z } from 'zod';
import { ApiFault } from './api-fault';
import type { Actor } from './auth/actor';
import { insertRecord } from './dml/insert-record';
import type { Input } from './dml/prepare-input';
import { updateRecord } from './dml/update-record';
import { Transaction } from './dml/transaction';
import type { Org } from './org';

/** One record of a seed; a value `@name` stands for the id of the earlier record whose `ref` is `name`, in this request or in one before it. */
const seedRecord = z.object({
  object: z.enum(['Account', 'Contact', 'Lead', 'AccountContactRelation']),
  ref: z.string().optional(),
  fields: z.record(z.string(), z.unknown()),
});

const YEAR_MS = 365 * 24 * 3_600_000;

/** Puts records into the org as somebody else's of a year ago, in order and without events. All of a request, or none. */
export function seederOf(org: Org, actor: Actor, served: () => void): Seeder {
  const known = new Map<string, string>();
  return (records) => {
    const origin = 'com/salesforce/api/bulk/67.0;client=seed';
    const tx = new Transaction(org, { actor, origin, allowDuplicates: true, isSilent: true, at: org.now() - YEAR_MS });
    const byRef = new Map(known);
    const ids: string[] = [];
    try {
      for (const [index, given] of records.entries()) ids.push(seedOne(tx, { given, index, byRef }));
    } catch (error) {
      tx.rollBack();
      throw error;
    }
    tx.commit();
    for (const [ref, id] of byRef) known.set(ref, id);
    served();
    return ids;
  };
}

function seedOne(tx: Transaction, { given, index, byRef }: { given: unknown; index: number; byRef: Map<string, string> }): string {
  const record = seedRecord.safeParse(given);
  if (!record.success) throw new BadSeed(`Record ${index}: ${z.prettifyError(record.error)}`);
  const { object, ref, fields } = record.data;
  const input = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, resolved(value, byRef)]));
  try {
    const id = directOf(tx, object, input) ?? insertRecord(tx, object, input);
    if (ref) byRef.set(ref, id);
    return id;
  } catch (error) {
    if (error instanceof ApiFault) throw new BadSeed(`Record ${index}: ${error.errorCode} ${error.message}`);
    throw error;
  }
}

/** A relation of a contact to its own account is there already: the seed says what it is like. */
function directOf(tx: Transaction, object: string, { AccountId: account, ContactId: contact, ...fields }: Input): string | undefined {
  if (object !== 'AccountContactRelation') return undefined;
  const there = tx.org.store.byExternalId(object, { field: 'ContactId', value: String(contact) }).find((one) => one.AccountId === account);
  if (there) updateRecord(tx, there, fields);
  return there?.Id;
}

function resolved(value: unknown, byRef: ReadonlyMap<string, string>): unknown {
  return typeof value === 'string' && value.startsWith('@') ? (byRef.get(value.slice(1)) ?? value) : value;
}
