import type { SlotValue } from '@trueup/canonical-schema';
import type { Overlay, OverlayField } from '@trueup/governance';
import { flag, text, type Codec } from '../mapping/codec';
import { field } from '../mapping/field';
import type { MappedRow, Mapping, Row } from '../mapping/mapping';
import { declined, isMapped, keyed, readOnly } from '../mapping/row';
import type { AnyConnector } from '../connector';

const number: Codec = {
  from: (raw) => (typeof raw === 'number' ? String(raw) : text.from(raw)),
  to: (value) => (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value),
};
const date: Codec = { from: (raw) => dayOf(text.from(raw)), to: (value) => value };
const CODECS: Readonly<Record<OverlayField['as'], Codec>> = { text, flag: asText(flag), number, date };

/** The vendor's tables with the tenant's own fields in them. */
export function withOverlay(connector: AnyConnector, overlay: Overlay | undefined): AnyConnector['mappings'] {
  if (!overlay) return connector.mappings;
  const tables = Object.entries(connector.mappings).map(([type, mapping]) => {
    const fields = overlay.fields.filter(({ recordType }) => (recordType ?? connector.recordTypes[0]) === type);
    return [type, overlaid(mapping, { ...overlay, fields }, (name) => connector.overlayPath?.(name) ?? name)] as const;
  });
  return Object.fromEntries(tables);
}

function overlaid(mapping: Mapping<object>, { fields, declines }: Overlay, pathOf: (name: string) => string): Mapping<object> {
  const rows: Record<string, Row<object>> = { ...mapping.rows };
  for (const { slot, declined: reason } of declines) rows[slot] = declined(reason);
  for (const one of fields) {
    const own = rowOf(one, pathOf(one.field));
    const before = rows[one.slot];
    rows[one.slot] = one.slot === 'extensions' && before && isMapped(before) ? either(own, before) : own;
  }
  return { ...mapping, rows: rows as Mapping<object>['rows'] };
}

function rowOf({ slot, key, as, max, readOnly: isReadOnly }: OverlayField, path: string): MappedRow<object> {
  const plain = field<object>(path, { as: CODECS[as], ...(max === null ? {} : { max }) });
  const row = slot === 'extensions' ? keyed(key, plain) : plain;
  return isReadOnly ? readOnly(row, 'The overlay of this system says so.') : row;
}

/** Extensions lie in several fields: each row speaks for its own names. */
function either(own: MappedRow<object>, others: MappedRow<object>): MappedRow<object> {
  return {
    read: (wire, at) => [...own.read(wire, at), ...others.read(wire, at)],
    write: (value, address, at) => own.write?.(value, address, at) ?? others.write?.(value, address, at),
  };
}

/** Text slots hold true and false as words. */
function asText(codec: Codec): Codec {
  return {
    from: (raw) => wordOf(codec.from(raw)),
    to: (value) => (value === 'true' ? true : value === 'false' ? false : value),
  };
}

function wordOf(value: SlotValue | null): SlotValue | null {
  return typeof value === 'boolean' ? String(value) : value;
}

function dayOf(value: SlotValue | null): SlotValue | null {
  return typeof value === 'string' ? value.slice(0, 10) : value;
}
