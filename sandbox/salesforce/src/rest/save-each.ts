import { ApiFault } from '../api-fault';
import type { Transaction } from '../dml/transaction';

/** One record's outcome, as collections answer it. */
export interface Item {
  id?: string;
  success: boolean;
  errors: Record<string, unknown>[];
  created?: boolean;
}

export interface Saved {
  id: string;
  created?: boolean;
}

export interface SaveOptions<T> {
  /** One refusal undoes them all. */
  allOrNone: boolean;
  one(record: T): Saved;
}

class NotAll extends Error {}

const ROLLED_BACK = new ApiFault(
  400,
  'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  'Record rolled back because not all records were valid and the request was using AllOrNone header',
);

function failed(fault: ApiFault): Item {
  const { errorCode, ...rest } = fault.body();
  return { success: false, errors: [{ statusCode: errorCode, fields: [], ...rest }] };
}

function attempt(tx: Transaction, work: () => Saved): Item {
  try {
    const { id, created } = tx.part(work);
    return { id, success: true, errors: [], ...(created === undefined ? {} : { created }) };
  } catch (error) {
    if (error instanceof ApiFault) return failed(error);
    throw error;
  }
}

/** Saves each record as a part of one transaction. */
export function saveEach<T>(tx: Transaction, records: readonly T[], save: SaveOptions<T>): Item[] {
  const items: Item[] = [];
  try {
    tx.part(() => {
      for (const record of records) items.push(attempt(tx, () => save.one(record)));
      if (save.allOrNone && items.some((item) => !item.success)) throw new NotAll();
    });
  } catch (error) {
    if (!(error instanceof NotAll)) throw error;
    return items.map((item) => (item.success ? failed(ROLLED_BACK) : item));
  }
  return items;
}
