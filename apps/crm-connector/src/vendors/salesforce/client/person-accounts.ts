import type { RecordRef } from '@trueup/connector-kit';
import { PERSON_TYPES, type PersonType } from '../wire';
import type { RestApi } from './rest-api';
import { isOneOf, rowsOf } from './soql';
import type { VisibleFields } from './visible-fields';

const MOST_KEPT = 20_000;
const IDS_A_QUERY = 200;

/**
 * Which record stands for a contact or an account: a contact for itself, a person account for itself and for the contact beside it, a business
 * account for none. What is known is kept, for it does not change while a record lives.
 */
export class PersonAccounts {
  /** Id of a contact or account to the record that stands for it; null for none. */
  readonly #known = new Map<string, RecordRef | null>();

  constructor(
    private readonly rest: RestApi,
    private readonly fields: VisibleFields,
  ) {}

  /** Remembers a person account with its contact. */
  learnAccount(account: string, contact: string): void {
    const ref = { type: 'Account', id: account };
    this.keep(account, ref);
    this.keep(contact, ref);
  }

  learnContact(contact: string): void {
    this.keep(contact, { type: 'Contact', id: contact });
  }

  /** The records that stand for these, in order; null where nothing does. */
  async standFor(refs: readonly { readonly type: PersonType; readonly id: string }[]): Promise<(RecordRef | null)[]> {
    for (const type of PERSON_TYPES) {
      const unknown = [...new Set(refs.filter((ref) => ref.type === type && !this.#known.has(ref.id)).map(({ id }) => id))];
      for (let at = 0; at < unknown.length; at += IDS_A_QUERY) await this.ask(type, unknown.slice(at, at + IDS_A_QUERY));
    }
    return refs.map(({ id }) => this.#known.get(id) ?? null);
  }

  private async ask(type: PersonType, ids: readonly string[]): Promise<void> {
    const { knowsPersonAccounts } = await this.fields.of(type);
    const half = type === 'Contact' ? 'AccountId' : 'PersonContactId';
    const soql = `SELECT Id, ${half} FROM ${type} WHERE IsPersonAccount = true AND ${isOneOf('Id', ids)}`;
    const rows = knowsPersonAccounts ? await rowsOf(this.rest, soql, true) : [];
    for (const id of ids) this.keep(id, type === 'Contact' ? { type, id } : null);
    for (const row of rows) {
      const other = String(row[half]);
      if (type === 'Contact') this.learnAccount(other, row.Id);
      else this.learnAccount(row.Id, other);
    }
  }

  private keep(id: string, ref: RecordRef | null): void {
    this.#known.delete(id);
    this.#known.set(id, ref);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_KEPT && oldest !== undefined) this.#known.delete(oldest);
  }
}
