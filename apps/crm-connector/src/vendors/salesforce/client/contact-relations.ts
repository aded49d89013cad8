import { RELATION, RELATION_FIELDS, relationsByContact, type ContactRelation } from '../wire';
import type { RestApi } from './rest-api';
import { isOneOf, rowsOf } from './soql';
import type { StandingRecords } from './standing-records';
import type { TypeFields, VisibleFields } from './visible-fields';

/** By contact, then by account. Undefined where this credential may not read relations. */
export type Relations = ReadonlyMap<string, Readonly<Record<string, ContactRelation>>> | undefined;

/** What a URL of the org bears. */
const IDS_A_QUERY = 400;

/** What ties contacts to accounts. */
export class ContactRelations {
  constructor(
    private readonly rest: RestApi,
    private readonly fields: VisibleFields,
    private readonly standing: StandingRecords,
  ) {}

  /** The relations of these contacts. */
  of(contacts: readonly string[]): Promise<Relations> {
    return this.fields.reading(RELATION, async (fields) => {
      if (!canRead(fields)) return undefined;
      const rows: unknown[] = [];
      for (let at = 0; at < contacts.length; at += IDS_A_QUERY) {
        const query = await this.query(isOneOf('ContactId', contacts.slice(at, at + IDS_A_QUERY)));
        rows.push(...(query === undefined ? [] : await rowsOf(this.rest, query)));
      }
      return this.read(rows);
    });
  }

  /** The query for relations under a condition; undefined where they cannot be read. */
  async query(condition: string): Promise<string | undefined> {
    const fields = await this.fields.of(RELATION);
    if (!canRead(fields)) return undefined;
    const { knowsPersonAccounts } = await this.fields.of('Account');
    const businesses = knowsPersonAccounts ? 'Account.IsPersonAccount = false AND ' : '';
    return `SELECT ${fields.readable.join(', ')} FROM ${RELATION} WHERE ${businesses}(${condition})`;
  }

  /** Rows of such a query. */
  read(rows: readonly unknown[]): Relations {
    const byContact = relationsByContact(rows);
    for (const [contact, relations] of byContact) for (const { Id } of Object.values(relations)) this.standing.learnRelation(Id, contact);
    return byContact;
  }
}

/** Without these a relation says nothing; without the roles it says at least that it is there. */
function canRead({ readable }: TypeFields): boolean {
  return RELATION_FIELDS.every((name) => name === 'Roles' || readable.includes(name));
}
