import type { Identified, MappingContext } from '@trueup/connector-kit';
import type { SystemRow } from '@trueup/governance';
import { kindOf } from './kind-of';
import { keyFieldOf, legalEntityOf } from './settings';
import type { NetsuiteRecord, RecordType } from '../wire';

/** Create keys are UUIDs; anything else in the field is somebody else's. */
const CREATE_KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Who a customer is. Its version is the time of its last change: whole seconds, so that two changes may share one. */
export function identifyCustomer(wire: NetsuiteRecord, at: MappingContext<NetsuiteRecord>): Identified {
  return identified(wire, { type: 'customer', kind: kindOf(wire, at), segment: legalEntityOf(at.row, wire), row: at.row });
}

export function identifyContact(wire: NetsuiteRecord, { row }: MappingContext<NetsuiteRecord>): Identified {
  return identified(wire, { type: 'contact', kind: 'person', segment: row.legalEntity, row });
}

interface About extends Pick<Identified, 'kind' | 'segment'> {
  readonly type: RecordType;
  readonly row: SystemRow;
}

function identified(wire: NetsuiteRecord, { type, kind, segment, row }: About): Identified {
  const key = wire[keyFieldOf(row)];
  return {
    ref: { type, id: wire.id },
    kind,
    sourceVersion: wire.lastModifiedDate ?? null,
    sourceTime: wire.lastModifiedDate ? Date.parse(wire.lastModifiedDate) : null,
    segment,
    objects: [],
    references: [],
    ourKey: key && CREATE_KEY.test(key) ? key : null,
  };
}
