import { Transaction } from '../dml/transaction';
import type { Org } from '../org';
import type { ApiCall } from './api-call';

export const API_VERSION = '67.0';

/** `com/salesforce/api/rest/67.0;client=…`: the client that the call names, else the connected app. */
export function originOf(call: ApiCall): string {
  const named = /client=([^;,\s]+)/i.exec(call.headers['sforce-call-options'] ?? '')?.[1];
  return `com/salesforce/api/rest/${API_VERSION};client=${named ?? call.actor.clientId}`;
}

export function openTransaction(org: Org, call: ApiCall): Transaction {
  const allowDuplicates = /allowSave\s*=\s*true/i.test(call.headers['sforce-duplicate-rule-header'] ?? '');
  return new Transaction(org, { actor: call.actor, origin: originOf(call), allowDuplicates });
}

/** Does the work as one transaction, or as a part of the one the call already runs in. */
export function inTransaction<T>(org: Org, call: ApiCall, work: (tx: Transaction) => T): T {
  const outer = call.transaction;
  if (outer) return outer.part(() => work(outer));
  const tx = openTransaction(org, call);
  try {
    const result = work(tx);
    tx.commit();
    return result;
  } catch (error) {
    tx.rollBack();
    throw error;
  }
}
