import type { ConfigFault, Overlay, OverlayField } from '@trueup/governance';
import { distance } from 'fastest-levenshtein';
import type { AnyConnector } from '../connector';
import type { TenantField } from '../tenant';

const FITTING: Readonly<Record<OverlayField['as'], readonly TenantField['type'][]>> = {
  text: ['text', 'other', 'number', 'date'],
  flag: ['flag'],
  number: ['number', 'text'],
  date: ['date', 'text'],
};

/** What an overlay says that the tenant's own fields do not bear out. */
export function overlayFaults(
  connector: Pick<AnyConnector, 'mappings' | 'recordTypes'>,
  overlay: Overlay,
  fields: readonly TenantField[],
): ConfigFault[] {
  return overlay.fields.flatMap((one) => {
    const path = one.slot === 'extensions' ? `slots.extensions.${one.key}` : `slots.${one.slot}`;
    const type = one.recordType ?? connector.recordTypes[0] ?? '';
    return faultsOf(one, { type, types: Object.keys(connector.mappings), fields }).map((message) => ({ path, message }));
  });
}

interface Tenant {
  readonly type: string;
  readonly types: readonly string[];
  readonly fields: readonly TenantField[];
}

function faultsOf(one: OverlayField, { type, types, fields }: Tenant): string[] {
  if (!types.includes(type)) return [`${overlaid(one)} is on ${type}, which is no record type here; there are ${types.join(', ')}.`];
  const own = fields.filter(({ recordType }) => recordType === type);
  const found = own.find(({ name }) => name === one.field);
  if (!found) return [`${type} has no field ${one.field}${nearest(one.field, own)}.`];
  return [
    ...(FITTING[one.as].includes(found.type) ? [] : [`${overlaid(one)} is read as ${one.as}, and the field holds ${found.type}.`]),
    ...(found.isWritable || one.readOnly
      ? []
      : [`${overlaid(one)} cannot be written with this credential; say readOnly: true, or grant it.`]),
    ...(found.maxLength !== null && one.max !== null && one.max > found.maxLength
      ? [`${overlaid(one)} takes ${found.maxLength} characters, not ${one.max}.`]
      : []),
  ];
}

function overlaid({ field }: OverlayField): string {
  return `The field ${field}`;
}

function nearest(name: string, own: readonly TenantField[]): string {
  const close = own
    .map((field) => ({ field: field.name, far: distance(field.name.toLowerCase(), name.toLowerCase()) }))
    .sort((left, right) => left.far - right.far)[0];
  return close && close.far <= Math.max(2, name.length / 3) ? `; is it ${close.field}` : '';
}
