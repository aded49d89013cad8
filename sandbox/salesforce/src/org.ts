import type { Faults } from '@trueup/sandbox-kit';
import type { Actor } from './auth/actor';
import type { Catalog } from './fields/catalog';
import type { Transaction } from './dml/transaction';
import type { FieldDefinition } from './fields/field-definition';
import type { ObjectDefinition } from './fields/object-definition';
import { recordId } from './records/record-id';
import type { RecordRow } from './records/record-row';
import { RecordStore } from './records/record-store';

export interface OrgOptions {
  id: string;
  /** Three characters that all its record ids carry. */
  pod: string;
  catalog: Catalog;
  faults: Faults;
  /** Two contacts of one e-mail and last name are refused. */
  duplicateRule: boolean;
  now(): number;
}

const matches = (withheld: string, object: string, field: string): boolean => {
  const [first, second] = withheld.toLowerCase().split('.');
  return second === undefined ? first === field.toLowerCase() : first === object.toLowerCase() && second === field.toLowerCase();
};

/** One Salesforce org: its objects, its records and what it needs to change them. */
export class Org {
  readonly id: string;
  readonly catalog: Catalog;
  readonly store: RecordStore;
  readonly faults: Faults;
  readonly duplicateRule: boolean;
  readonly now: () => number;
  /** The last number used in a record id, of any object. */
  sequence = 0;
  /** Told of each committed transaction. */
  readonly listeners: ((transaction: Transaction) => void)[] = [];
  private readonly pod: string;

  constructor(options: OrgOptions) {
    this.id = options.id;
    this.pod = options.pod;
    this.catalog = options.catalog;
    this.faults = options.faults;
    this.duplicateRule = options.duplicateRule;
    this.now = options.now;
    this.store = new RecordStore(options.catalog);
  }

  objectOf(row: { Id: string }): ObjectDefinition {
    const object = this.catalog.ofId(row.Id);
    if (!object) throw new Error(`${row.Id} is of no known object.`);
    return object;
  }

  nextId(object: ObjectDefinition): string {
    this.sequence += 1;
    return recordId(object.keyPrefix, this.pod, this.sequence);
  }

  /** Field-level security: the fault `withhold` hides a field from the connector's credential, and the person-account fields that show it. */
  isWithheld(actor: Actor, object: string, definition: FieldDefinition): boolean {
    if (actor.role !== 'connector') return false;
    return this.faults.withhold.some(
      (one) =>
        matches(one, object, definition.name) ||
        (definition.personOnly && definition.mirrors !== undefined && matches(one, 'Contact', definition.mirrors)),
    );
  }

  /** Object permission: `withhold` may name a whole object, which is then not there for the connector. */
  isHidden(actor: Actor, object: string): boolean {
    return actor.role === 'connector' && this.faults.withhold.some((one) => one.toLowerCase() === object.toLowerCase());
  }

  load(tables: Record<string, RecordRow[]>): void {
    for (const [object, rows] of Object.entries(tables)) {
      if (this.catalog.find(object)) for (const row of rows) this.store.put(object, row);
    }
  }
}
