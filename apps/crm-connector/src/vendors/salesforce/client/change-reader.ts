import type { Notice } from '@trueup/connector-kit';
import { avroDecoder } from '@trueup/event-bus';
import { concerningFields, RECORD_TYPES, RELATION, recordChange, type RecordChange } from '../wire';
import type { ConsumerEvent } from './pub-sub-api';
import type { StandingRecords } from './standing-records';
import type { ReadType } from './visible-fields';

const READ_TYPES: readonly ReadType[] = [...RECORD_TYPES, RELATION];

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
  readonly #concerning: ReadonlyMap<ReadType, ReadonlySet<string>>;

  constructor(
    private readonly standing: StandingRecords,
    keyField: string,
    overlaid: Readonly<Record<string, readonly string[]>>,
  ) {
    this.#concerning = new Map(READ_TYPES.map((type) => [type, new Set([...concerningFields(type, keyField), ...(overlaid[type] ?? [])])]));
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
    const schema = this.#schemas.get(event.schema_id) ?? (await this.learnSchema(event.schema_id, schemaJson));
    try {
      return recordChange(schema.decode(event.payload), schema.json);
    } catch (error) {
      if (error instanceof Error) return undefined;
      throw error;
    }
  }

  private async learnSchema(id: string, schemaJson: (id: string) => Promise<string>): Promise<Schema> {
    const json = await schemaJson(id);
    const schema = { json, decode: avroDecoder(json) };
    this.#schemas.set(id, schema);
    return schema;
  }

  /** One notice a record, its newest: the two halves of a person account are one record, as are a contact and its relations. */
  private async notices(decoded: readonly Decoded[]): Promise<Notice[]> {
    for (const { change } of decoded) this.learn(change);
    const told = decoded.filter(({ change }) => this.concerns(change));
    const halves = told.flatMap(({ change, eventId }) =>
      change.ids.map((id) => ({ type: change.entity as ReadType, id, change, eventId })),
    );
    const refs = await this.standing.standFor(halves);
    const byRecord = new Map<string, Notice>();
    halves.forEach(({ change, eventId }, index) => {
      const ref = refs[index];
      if (!ref) return;
      byRecord.delete(ref.id);
      // No version: an event knows whole seconds only, and a second change in the same one must be read too.
      byRecord.set(ref.id, {
        ref,
        ...(change.kind === 'DELETE' && change.entity !== RELATION ? { lifecycle: 'deleted' } : {}),
        sourceTime: change.at,
        deliveryId: eventId,
        origin: change.origin,
      });
    });
    return [...byRecord.values()];
  }

  private learn({ entity, ids: [id], personContactId, contactId }: RecordChange): void {
    if (id === undefined) return;
    if (entity === 'Account' && personContactId !== null) this.standing.learnAccount(id, personContactId);
    if (entity === RELATION && contactId !== null) this.standing.learnRelation(id, contactId);
  }

  /** An update of nothing that is mapped, such as one half of a person account when the other was changed, is not worth a call. */
  private concerns({ entity, kind, isGap, changed }: RecordChange): boolean {
    const concerning = this.#concerning.get(entity as ReadType);
    if (concerning === undefined) return false;
    if (kind !== 'UPDATE' || isGap || changed === undefined) return true;
    return changed.some((name) => concerning.has(name));
  }
}
