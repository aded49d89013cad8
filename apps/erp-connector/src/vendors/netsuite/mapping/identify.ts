import type { Identified, MappingContext } from '@trueup/connector-kit';
import { keyFieldOf } from './settings';
import type { NetsuiteCustomer } from '../wire';

/** Create keys are UUIDs; anything else in the field is somebody else's. */
const CREATE_KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Who a record is. Its version is the time of its last change: whole seconds, so that two changes may share one. */
export function identify(wire: NetsuiteCustomer, { row }: MappingContext<NetsuiteCustomer>): Identified {
  const key = wire[keyFieldOf(row)];
  return {
    ref: { type: 'customer', id: wire.id },
    kind: wire.isPerson ? 'person' : 'organisation',
    sourceVersion: wire.lastModifiedDate ?? null,
    sourceTime: wire.lastModifiedDate ? Date.parse(wire.lastModifiedDate) : null,
    segment: row.legalEntity,
    objects: [],
    references: [],
    ourKey: key && CREATE_KEY.test(key) ? key : null,
  };
}
