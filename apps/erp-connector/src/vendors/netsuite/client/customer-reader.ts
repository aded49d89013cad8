import type { Fetched, RecordRef } from '@trueup/connector-kit';
import { parseCustomer, STANDARD_FIELDS, type CustomField, type NetsuiteCustomer } from '../wire';
import type { Account } from './account';
import type { AccountLists } from './account-lists';
import type { VisibleFields } from './visible-fields';

/** A record as NetSuite gave it, and NetSuite's clock when it did. */
export interface Given {
  readonly record: NetsuiteCustomer;
  readonly at: number | null;
}

/** A record that was asked for; `at` is null where it is gone or NetSuite told no time. */
export type FetchedAt = Fetched<NetsuiteCustomer> & { readonly at: number | null };

interface Parts {
  readonly account: Account;
  readonly visible: VisibleFields;
  readonly lists: AccountLists;
  readonly customFields: readonly CustomField[];
}

export const RECORD = '/record/v1/customer';

/** Reads customers by id. */
export class CustomerReader {
  constructor(private readonly parts: Parts) {}

  /** As given, by internal id or by `eid:` and external id: unset fields are absent. Undefined where there is none. */
  async given(name: string): Promise<Given | undefined> {
    const path = `${RECORD}/${name}?expandSubResources=true`;
    const { status, body, at } = await this.parts.account.call({ method: 'GET', path, takes: [404, 410] });
    return status >= 400 ? undefined : { record: parseCustomer(body), at };
  }

  /** One whole record, by internal id or by `eid:` and external id. */
  async read(name: string): Promise<NetsuiteCustomer | undefined> {
    const [given, visible] = await Promise.all([this.given(name), this.parts.visible.now()]);
    return given && this.completed(given.record, visible);
  }

  /** Whole records in the order of the refs. NetSuite deletes without a trace: an id that it no longer knows was deleted. */
  async fetch(refs: readonly RecordRef[]): Promise<readonly FetchedAt[]> {
    if (refs.length === 0) return [];
    const given = await Promise.all(refs.map(({ id }) => this.given(encodeURIComponent(id))));
    // Asked after the records were read: a field that was hidden meanwhile must not look unset.
    const visible = await this.parts.visible.now();
    return Promise.all(
      refs.map(async (ref, index) => {
        const found = given[index];
        return found
          ? { ref, record: await this.completed(found.record, visible), at: found.at }
          : { ref, record: null, deleted: true, at: null };
      }),
    );
  }

  private async completed(record: NetsuiteCustomer, visible: ReadonlySet<string>): Promise<NetsuiteCustomer> {
    const names = [...STANDARD_FIELDS, ...this.parts.customFields];
    const unset = names.filter((name) => record[name] === undefined && visible.has(name));
    const symbol = record.currency && (await this.parts.lists.currencies()).get(record.currency.id);
    return {
      ...record,
      ...Object.fromEntries(unset.map((name) => [name, null])),
      ...(symbol ? { currency: { ...record.currency, symbol } } : {}),
    } as NetsuiteCustomer;
  }
}

/** How a record is named by its external id. */
export function byExternalId(key: string): string {
  return `eid:${encodeURIComponent(key)}`;
}
