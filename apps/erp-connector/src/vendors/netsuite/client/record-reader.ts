import type { Fetched, RecordRef } from '@trueup/connector-kit';
import { parseContact, parseCustomer, type NetsuiteRecord, type RecordType } from '../wire';
import type { Account } from './account';
import type { AccountLists } from './account-lists';
import type { Catalogue, Visible } from './catalogue';
import { isHidden } from './hidden';
import type { Parents } from './parents';
import { kindOf, type RecordKind } from './record-kinds';
import type { Subsidiaries } from './subsidiaries';

/** A record as NetSuite gave it, and NetSuite's clock when it did. */
export interface Given {
  readonly record: NetsuiteRecord;
  readonly at: number | null;
}

/** A record that was asked for; `at` is null where it is gone or NetSuite told no time. */
export type FetchedAt = Fetched<NetsuiteRecord> & { readonly at: number | null };

interface Parts {
  readonly account: Account;
  readonly catalogues: Readonly<Record<RecordType, Catalogue>>;
  readonly lists: AccountLists;
  readonly parents: Parents;
  readonly subsidiaries: Subsidiaries;
}

/** Reads records by id. */
export class RecordReader {
  constructor(private readonly parts: Parts) {}

  /** As given, by internal id or by `eid:` and external id: unset fields are absent. Undefined where there is none. */
  async given(kind: RecordKind, name: string): Promise<Given | undefined> {
    const path = `${kind.path}/${name}?expandSubResources=true`;
    const { status, body, at } = await this.parts.account.call({ method: 'GET', path, takes: [404, 410] });
    if (status >= 400) return undefined;
    return { record: kind.type === 'contact' ? parseContact(body) : parseCustomer(body), at };
  }

  /** One whole record, by its ref; undefined where it is gone or hidden. */
  async read(ref: RecordRef): Promise<NetsuiteRecord | undefined> {
    const [fetched] = await this.fetch([ref]);
    return fetched?.record ?? undefined;
  }

  /** Whole records in the order of the refs. NetSuite deletes without a trace: an id that it no longer knows was deleted. */
  async fetch(refs: readonly RecordRef[]): Promise<readonly FetchedAt[]> {
    const given = await Promise.all(refs.map((ref) => this.seen(ref)));
    // Asked after the records were read: a field that was hidden meanwhile must not look unset.
    const visible = new Map<RecordType, Visible>();
    for (const type of new Set(refs.map((ref) => kindOf(ref).type))) {
      const found = given.flatMap((one, index) =>
        one && one !== 'hidden' && kindOf(refs[index] ?? NOBODY).type === type ? [one.record] : [],
      );
      if (found.length > 0) visible.set(type, await this.visibleTo(this.parts.catalogues[type], found));
    }
    const companies = given.flatMap((one) => (one && one !== 'hidden' && one.record.isPerson === false ? [one.record.id] : []));
    const further = await this.parts.subsidiaries.of(companies);
    return Promise.all(
      refs.map(async (ref, index): Promise<FetchedAt> => {
        const found = given[index];
        if (found === 'hidden') return { ref, record: null, at: null };
        if (!found) return { ref, record: null, deleted: true, at: null };
        const furtherSubsidiaries = further.get(found.record.id);
        const record = { ...found.record, ...(furtherSubsidiaries ? { furtherSubsidiaries } : {}) };
        return { ref, record: await this.completed(record, kindOf(ref), visible.get(kindOf(ref).type)), at: found.at };
      }),
    );
  }

  /** With null for what is unset, and with what only other lists tell; null where nobody could say what the record is. */
  async completed(record: NetsuiteRecord, kind: RecordKind, visible: Visible = new Map()): Promise<NetsuiteRecord | null> {
    if (record.isPerson !== true && kind.essential.some((name) => !visible.has(name))) return null;
    const fields: Readonly<Record<string, unknown>> = { ...record };
    const unset = [...visible.keys()].filter((name) => fields[name] === undefined);
    const symbol = record.currency && (await this.parts.lists.symbolOf(record.currency.id));
    const parent = record.parent && record.isPerson === false ? await this.named(record.parent) : record.parent;
    return {
      ...record,
      ...Object.fromEntries(unset.map((name) => [name, null])),
      ...(symbol ? { currency: { ...record.currency, symbol } } : {}),
      ...(parent ? { parent } : {}),
    } as NetsuiteRecord;
  }

  private async named(parent: NonNullable<NetsuiteRecord['parent']>): Promise<NonNullable<NetsuiteRecord['parent']>> {
    return parent.companyName === undefined ? this.parts.parents.named(parent) : parent;
  }

  private async seen(ref: RecordRef): Promise<Given | 'hidden' | undefined> {
    const kind = kindOf(ref);
    try {
      return await this.given(kind, encodeURIComponent(ref.id));
    } catch (error) {
      // A role may do without contacts; without customers there is nothing to do.
      if (kind.type === 'contact' && isHidden(error)) return 'hidden';
      throw error;
    }
  }

  /** What may be seen: where no record lacks anything, what could be seen lately can be seen still. */
  private async visibleTo(catalogue: Catalogue, records: readonly NetsuiteRecord[]): Promise<Visible> {
    const visible = await catalogue.lately();
    const isWhole = (record: object) => [...visible.keys()].every((name) => name in record);
    return records.every(isWhole) ? visible : catalogue.now();
  }
}

const NOBODY: RecordRef = { type: 'customer', id: '' };

/** How a record is named by its external id. */
export function byExternalId(key: string): string {
  return `eid:${encodeURIComponent(key)}`;
}
