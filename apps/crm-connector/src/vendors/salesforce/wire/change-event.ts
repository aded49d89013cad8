import { z } from 'zod';

const header = z.object({
  entityName: z.string(),
  recordIds: z.array(z.string()),
  changeType: z.string(),
  changeOrigin: z.string(),
  commitTimestamp: z.bigint(),
  changedFields: z.array(z.string()),
});

const event = z.looseObject({ ChangeEventHeader: header });

const avroSchema = z.object({ fields: z.array(z.object({ name: z.string() })) });

/** What a change event says, beside the values: they are partial, so the record is read. */
export interface RecordChange {
  readonly entity: string;
  readonly ids: readonly string[];
  readonly kind: 'CREATE' | 'UPDATE' | 'DELETE' | 'UNDELETE' | 'OVERFLOW';
  /** Whether the vendor lost the event itself. */
  readonly isGap: boolean;
  /** API and client that made the change, such as `com/salesforce/api/rest/67.0;client=…`. */
  readonly origin: string;
  /** Epoch milliseconds, whole seconds. */
  readonly at: number;
  /** Names of changed fields and compounds; undefined where the event does not tell. */
  readonly changed: readonly string[] | undefined;
  /** The contact half of a person account, where the event names it. */
  readonly personContactId: string | null;
  /** The contact of a relation, where the event names it. */
  readonly contactId: string | null;
}

/** The change that a decoded event tells of. Throws ZodError where it is none. */
export function recordChange(decoded: unknown, schemaJson: string): RecordChange {
  const { ChangeEventHeader: head, ...fields } = event.parse(decoded);
  const isGap = head.changeType.startsWith('GAP_');
  const told = head.changeType === 'UPDATE' && head.changedFields.length > 0;
  return {
    entity: head.entityName,
    ids: head.recordIds,
    kind: z.enum(['CREATE', 'UPDATE', 'DELETE', 'UNDELETE', 'OVERFLOW']).parse(head.changeType.replace(/^GAP_/, '')),
    isGap,
    origin: head.changeOrigin,
    at: Number(head.commitTimestamp),
    changed: told ? changedNames(head.changedFields, avroSchema.parse(JSON.parse(schemaJson)).fields) : undefined,
    personContactId: typeof fields.PersonContactId === 'string' ? fields.PersonContactId : null,
    contactId: typeof fields.ContactId === 'string' ? fields.ContactId : null,
  };
}

/** Names behind bitmaps over a schema's positions, the header being position 0. `5-0x3` are parts of the compound at position 5. */
export function changedNames(bitmaps: readonly string[], fields: readonly { readonly name: string }[]): string[] {
  return bitmaps.flatMap((bitmap) => {
    const [position, parts] = bitmap.split('-');
    if (parts !== undefined) return fields[Number(position)]?.name ?? [];
    const bits = BigInt(bitmap);
    return fields.filter((_, index) => (bits >> BigInt(index)) & 1n).map(({ name }) => name);
  });
}
