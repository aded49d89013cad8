import type { RecordRef } from '@trueup/connector-kit';
import { RELATION, type RecordType } from '../wire';
import type { RestApi } from './rest-api';
import { isOneOf, rowsOf } from './soql';
import type { ReadType, VisibleFields } from './visible-fields';

const MOST_KEPT = 20_000;
const IDS_A_QUERY = 200;

/** An object of the org, of a type that is a record or a part of one. */
export interface OrgObject {
  readonly type: ReadType;
  readonly id: string;
}

/**
 * Which record stands for an object of the org: accounts and leads stand for themselves, the contact of a person account is that account, any
 * other contact stands for itself, a relation is a part of its contact. What is known is kept, for it does not change while a record lives.
 */
export class StandingRecords {
  readonly #ofContact = new Map<string, RecordRef>();
  /** Id of a relation to that of its contact. */
  readonly #ofRelation = new Map<string, string>();

  constructor(
    private readonly rest: RestApi,
    private readonly fields: VisibleFields,
  ) {}

  /** Remembers a person account with its contact. */
  learnAccount(account: string, contact: string): void {
    keep(this.#ofContact, contact, { type: 'Account', id: account });
  }

  learnContact(contact: string): void {
    keep(this.#ofContact, contact, { type: 'Contact', id: contact });
  }

  learnRelation(relation: string, contact: string): void {
    keep(this.#ofRelation, relation, contact);
  }

  /** The records that stand for these, in order; null for a relation that nobody remembers. */
  async standFor(objects: readonly OrgObject[]): Promise<(RecordRef | null)[]> {
    await this.askRelations(objects.flatMap(({ type, id }) => (type === RELATION && !this.#ofRelation.has(id) ? [id] : [])));
    const contacts = objects.map(({ type, id }) => (type === RELATION ? this.#ofRelation.get(id) : type === 'Contact' ? id : undefined));
    await this.askContacts(contacts.flatMap((id) => (id !== undefined && !this.#ofContact.has(id) ? [id] : [])));
    return objects.map(({ type, id }, index) => {
      const contact = contacts[index];
      if (contact !== undefined) return this.#ofContact.get(contact) ?? null;
      return type === RELATION ? null : { type: type satisfies RecordType, id };
    });
  }

  private async askRelations(ids: readonly string[]): Promise<void> {
    for (const some of portions(ids)) {
      const soql = `SELECT Id, ContactId FROM ${RELATION} WHERE ${isOneOf('Id', some)}`;
      for (const row of await rowsOf(this.rest, soql, true)) this.learnRelation(row.Id, String(row.ContactId));
    }
  }

  private async askContacts(ids: readonly string[]): Promise<void> {
    const { knowsPersonAccounts } = await this.fields.of('Contact');
    for (const some of portions(ids)) {
      const soql = `SELECT Id, AccountId FROM Contact WHERE IsPersonAccount = true AND ${isOneOf('Id', some)}`;
      const rows = knowsPersonAccounts ? await rowsOf(this.rest, soql, true) : [];
      for (const id of some) this.learnContact(id);
      for (const row of rows) this.learnAccount(String(row.AccountId), row.Id);
    }
  }
}

function portions(ids: readonly string[]): string[][] {
  const each = [...new Set(ids)];
  return Array.from({ length: Math.ceil(each.length / IDS_A_QUERY) }, (_, at) => each.slice(at * IDS_A_QUERY, (at + 1) * IDS_A_QUERY));
}

function keep<T>(known: Map<string, T>, id: string, value: T): void {
  known.delete(id);
  known.set(id, value);
  const [oldest] = known.keys();
  if (known.size > MOST_KEPT && oldest !== undefined) known.delete(oldest);
}
