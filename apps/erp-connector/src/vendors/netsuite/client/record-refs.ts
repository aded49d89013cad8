import type { Logger, RecordRef } from '@trueup/connector-kit';
import type { Account } from './account';
import { isHidden } from './hidden';
import { ALL_KINDS, type RecordKind } from './record-kinds';

const IDS_A_PAGE = 1_000;

interface Parts {
  readonly account: Account;
  readonly log: Logger;
}

/**
 * The refs of all records. Deletes are seen by what is missing here: NetSuite keeps no list of them that REST or SuiteQL could read. Where
 * the role may not see contacts none is listed, and reading one says that it is hidden, not that it is gone.
 */
export async function* recordRefs({ account, log }: Parts, signal: AbortSignal): AsyncIterable<readonly RecordRef[]> {
  for (const kind of ALL_KINDS) {
    let last = '0';
    for (let hasMore = true; hasMore && !signal.aborted;) {
      const page = await listed(account, kind, last).catch((error: unknown) => {
        if (kind.type !== 'contact' || !isHidden(error)) throw error;
        log.warn({ recordType: kind.type }, 'the role may not see contacts, so none is listed');
        return { ids: [], hasMore: false };
      });
      hasMore = page.hasMore;
      last = page.ids.at(-1) ?? last;
      yield page.ids.map((id) => ({ type: kind.type, id }));
    }
  }
}

async function listed(account: Account, kind: RecordKind, after: string): Promise<{ ids: readonly string[]; hasMore: boolean }> {
  const q = `SELECT r.id FROM ${kind.from} WHERE ${kind.where} AND r.id > ${after} ORDER BY r.id`;
  const { rows, hasMore } = await account.query(q, IDS_A_PAGE);
  return { ids: rows.flatMap(({ id }) => id ?? []), hasMore };
}
