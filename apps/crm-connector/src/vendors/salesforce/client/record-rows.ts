import type { Fetched } from '@trueup/connector-kit';
import { parseRecord, type RecordType, type SalesforceRecord } from '../wire';
import type { ContactRelations, Relations } from './contact-relations';
import type { StandingRecords } from './standing-records';
import type { UserNames } from './user-names';

export type Read = Fetched<SalesforceRecord>;

/** A row of the org as any of its interfaces gives it. */
export interface Row {
  readonly Id: string;
  readonly [name: string]: unknown;
}

/** Makes whole records of rows: contacts with their relations, deleted, merged and converted ones with where they went. */
export class RecordRows {
  constructor(
    private readonly relations: ContactRelations,
    private readonly standing: StandingRecords,
    private readonly users: UserNames,
  ) {}

  /** In the order of the rows. */
  async read(type: RecordType, rows: readonly Row[]): Promise<Read[]> {
    const live = rows.filter((row) => row.IsDeleted !== true);
    // A contact without an account has no relations.
    const related = live.filter((row) => row.AccountId !== null).map(({ Id }) => Id);
    await this.users.learn(live.map(writerOf));
    const relations = type === 'Contact' ? await this.relations.of(related) : undefined;
    return Promise.all(rows.map((row) => this.readOne(type, row, relations)));
  }

  /** One row whose relations are at hand. */
  async readOne(type: RecordType, row: Row, relations: Relations): Promise<Read> {
    if (row.IsDeleted === true) return goneRow(type, row);
    if (row.IsConverted === true) return this.convertedLead(row);
    if (type === 'Account' && typeof row.PersonContactId === 'string') this.standing.learnAccount(row.Id, row.PersonContactId);
    if (type === 'Contact' && row.IsPersonAccount !== true) this.standing.learnContact(row.Id);
    const { IsDeleted: _isDeleted, MasterRecordId: _master, ...fields } = row;
    const parts = type === 'Contact' && relations !== undefined ? { AccountContactRelations: relations.get(row.Id) ?? {} } : {};
    const by = await this.users.nameOf(writerOf(row));
    const stamp = by === undefined ? {} : { LastModifiedBy: { Name: by } };
    return { ref: { type, id: row.Id }, record: parseRecord({ ...fields, ...parts, ...stamp, attributes: { type } }) };
  }

  /** A lead that became a contact, or a person account. */
  private async convertedLead(row: Row): Promise<Read> {
    const ref = { type: 'Lead', id: row.Id };
    const contact = typeof row.ConvertedContactId === 'string' ? row.ConvertedContactId : undefined;
    const [into] = contact === undefined ? [] : await this.standing.standFor([{ type: 'Contact', id: contact }]);
    return { ref, record: null, deleted: true, ...(into ? { mergedInto: into } : {}) };
  }
}

function writerOf({ LastModifiedById: by }: Row): string | undefined {
  return typeof by === 'string' ? by : undefined;
}

/** A row of the recycle bin. */
export function goneRow(type: RecordType, row: Row): Read {
  const master = typeof row.MasterRecordId === 'string' ? { mergedInto: { type, id: row.MasterRecordId } } : {};
  return { ref: { type, id: row.Id }, record: null, deleted: true, ...master };
}
