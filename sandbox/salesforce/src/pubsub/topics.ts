import type { Org } from '../org';
import { type ChangeEventSchema, changeEventSchema } from './change-event-schema';

/** The channel that carries the events of all captured objects. */
export const ALL_CHANGES = '/data/ChangeEvents';

/** The topics of the org and the schemas of their events. */
export class Topics {
  private readonly schemas: ReadonlyMap<string, ChangeEventSchema>;

  constructor(org: Org) {
    const captured = org.catalog.objects.filter((one) => one.isCaptured);
    this.schemas = new Map(captured.map((one) => [one.name, changeEventSchema(org, one.name)]));
  }

  /** The objects whose events a topic carries; undefined when there is no such topic. */
  objectsOf(topic: string): readonly string[] | undefined {
    if (topic === ALL_CHANGES) return [...this.schemas.keys()];
    const object = /^\/data\/(.+)ChangeEvent$/.exec(topic)?.[1] ?? '';
    return this.schemas.has(object) ? [object] : undefined;
  }

  schemaOf(object: string): ChangeEventSchema {
    const schema = this.schemas.get(object);
    if (!schema) throw new Error(`${object} is not captured.`);
    return schema;
  }

  byId(id: string): ChangeEventSchema | undefined {
    return [...this.schemas.values()].find((one) => one.id === id);
  }
}
