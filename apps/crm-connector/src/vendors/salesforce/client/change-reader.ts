import type { Notice } from '@trueup/connector-kit';
import { avroDecoder } from '@trueup/event-bus';
import { concerningFields, PERSON_TYPES, recordChange, type PersonType, type RecordChange } from '../wire';
import type { PersonAccounts } from './person-accounts';
import type { ConsumerEvent } from './pub-sub-api';

/** Events in order, cut where one of them says that changes were lost. */
export interface ChangeRun {
  /** Null: everything may have changed. */
  readonly notices: readonly Notice[] | null;
  /** Where to go on after it. */
  readonly replayId: Buffer;
}

interface Decoded {
  readonly change: RecordChange;
  readonly eventId: string;
}

interface Schema {
  readonly json: string;
  readonly decode: (bytes: Buffer) => unknown;
}

/** Turns change events into notices. They carry changed fields only and, where they are long, only a diff: what is true now is read by id. */
export class ChangeReader {
  readonly #schemas = new Map<string, Schema>();
  readonly #concerning: Readonly<Record<PersonType, ReadonlySet<string>>>;

  constructor(
    private readonly persons: PersonAccounts,
    keyField: string,
  ) {
    this.#concerning = { Contact: concerningFields('Contact', keyField), Account: concerningFields('Account', keyField) };
  }

  /** `schemaJson` asks for a schema by its id. */
  async runsOf(events: readonly ConsumerEvent[], schemaJson: (id: string) => Promise<string>): Promise<ChangeRun[]> {
    const runs: ChangeRun[] = [];
    let open: Decoded[] = [];
    for (const [index, { event, replay_id: replayId }] of events.entries()) {
      const change = await this.read(event, schemaJson);
      const isLost = change === undefined || change.kind === 'OVERFLOW';
      if (!isLost) open.push({ change, eventId: event.id });
      const next = events[index + 1];
      if (open.length > 0 && (isLost || !next)) {
        const last = isLost ? events[index - 1]?.replay_id : replayId;
        runs.push({ notices: await this.notices(open), replayId: last ?? replayId });
        open = [];
      }
      if (isLost) runs.push({ notices: null, replayId });
    }
    return runs;
  }

  /** Undefined where the event cannot be read: then only a poll can tell what it said. */
  private async read(event: ConsumerEvent['event'], schemaJson: (id: string) => Promise<string>): Promise<RecordChange | undefined> {
    const schema = this.#schemas.get(event.schema_id) ?? (await this.learn(event.schema_id, schemaJson));
    try {
      return recordChange(schema.decode(event.payload), schema.json);
    } catch (error) {
      if (error instanceof Error) return undefined;
      throw error;
    }
  }

  private async learn(id: string, schemaJson: (id: string) => Promise<string>): Promise<Schema> {
    const json = await schemaJson(id);
    const schema = { json, decode: avroDecoder(json) };
    this.#schemas.set(id, schema);
    return schema;
  }

  /** One notice a record, its newest: the two halves of a person account are one record. */
  private async notices(decoded: readonly Decoded[]): Promise<Notice[]> {
    for (const { change } of decoded) {
      const [id] = change.ids;
      if (change.entity === 'Account' && id !== undefined && change.personContactId !== null)
        this.persons.learnAccount(id, change.personContactId);
    }
    const told = decoded.filter(({ change }) => this.concerns(change));
    const halves = told.flatMap(({ change, eventId }) =>
      change.ids.map((id) => ({ type: change.entity as PersonType, id, change, eventId })),
    );
    const refs = await this.persons.standFor(halves);
    const byRecord = new Map<string, Notice>();
    halves.forEach(({ change, eventId }, index) => {
      const ref = refs[index];
      if (!ref) return;
      byRecord.delete(ref.id);
      // No version: an event knows whole seconds only, and a second change in the same one must be read too.
      byRecord.set(ref.id, {
        ref,
        ...(change.kind === 'DELETE' ? { lifecycle: 'deleted' } : {}),
        sourceTime: change.at,
        deliveryId: eventId,
        origin: change.origin,
      });
    });
    return [...byRecord.values()];
  }

  /** An update of nothing that is mapped, such as one half of a person account when the other was changed, is not worth a call. */
  private concerns({ entity, kind, isGap, changed }: RecordChange): boolean {
    const type = PERSON_TYPES.find((one) => one === entity);
    if (type === undefined) return false;
    if (kind !== 'UPDATE' || isGap || changed === undefined) return true;
    return changed.some((name) => this.#concerning[type].has(name));
  }
}
