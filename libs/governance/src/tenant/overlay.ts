import { isSlot, type Slot } from '@trueup/canonical-schema';
import { z } from 'zod';
import { ConfigFaults, type ConfigFault } from '../config-faults';
import { faultsOf } from '../faults-of';
import { readYaml } from '../read-yaml';

const mapped = z.strictObject({
  field: z.string().min(1),
  recordType: z.string().min(1).nullable().default(null),
  as: z.enum(['text', 'flag', 'number', 'date']).default('text'),
  max: z.number().int().positive().nullable().default(null),
  readOnly: z.boolean().default(false),
});
const declined = z.strictObject({ declined: z.string().min(1) });
const file = z.strictObject({ slots: z.record(z.string(), z.union([mapped, declined])) });

/** A field of the tenant's that a slot lies in. */
export interface OverlayField extends z.infer<typeof mapped> {
  readonly slot: Slot;
  /** For `extensions`: the name of the extension; else ''. */
  readonly key: string;
}

/** A slot that the tenant does not want mapped. */
export interface OverlayDecline {
  readonly slot: Slot;
  readonly declined: string;
}

/** config/mappings/<system>.yaml: what the tenant maps otherwise than the vendor's table. */
export interface Overlay {
  readonly system: string;
  readonly fields: readonly OverlayField[];
  readonly declines: readonly OverlayDecline[];
}

const EXTENSION = /^extensions\.([A-Za-z][A-Za-z0-9_-]*)$/;
const LISTS: readonly string[] = ['consents.', 'relations.', 'orderReferences', 'addresses.', 'taxIds', 'loyaltyIds', 'loyaltyTiers'];

/** Reads the overlay of one system. Throws ConfigFaults with everything that is wrong with it. */
export function parseOverlay(text: string, system: string): Overlay {
  const name = `mappings/${system}.yaml`;
  const read = file.safeParse(readYaml(name, text) ?? { slots: {} });
  if (!read.success) throw new ConfigFaults(name, faultsOf(read.error));
  const rows = Object.entries(read.data.slots);
  const faults = rows.flatMap(([slot, row]) => faultOf(slot, 'field' in row));
  if (faults.length > 0) throw new ConfigFaults(name, faults);
  const placed = rows.map(([text, row]) => ({ ...placeOf(text), row }));
  return {
    system,
    fields: placed.flatMap(({ slot, key, row }) => ('field' in row ? [{ slot, key, ...row }] : [])),
    declines: placed.flatMap(({ slot, row }) => ('declined' in row ? [{ slot, declined: row.declined }] : [])),
  };
}

function faultOf(text: string, isField: boolean): ConfigFault[] {
  const path = `slots.${text}`;
  if (EXTENSION.test(text)) return isField ? [] : [{ path, message: 'An extension is there only where it is mapped; leave the line out.' }];
  if (!isSlot(text)) return [{ path, message: 'No such slot; write a slot of the contract, or extensions.<name>.' }];
  if (isField && text === 'extensions') return [{ path, message: 'Name the extension: extensions.<name>.' }];
  if (isField && LISTS.some((start) => text.startsWith(start)))
    return [{ path, message: 'A slot with parts or several elements does not lie in one field; only the vendor table maps it.' }];
  return [];
}

function placeOf(text: string): { slot: Slot; key: string } {
  const name = EXTENSION.exec(text)?.[1];
  return name ? { slot: 'extensions', key: name } : { slot: text as Slot, key: '' };
}
