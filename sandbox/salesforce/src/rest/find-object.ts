import { ApiFault } from '../api-fault';
import type { ObjectDefinition } from '../fields/object-definition';
import type { Org } from '../org';
import type { ApiCall } from './api-call';

/** The object a URL names, or the one named besides. Throws 404 as the vendor does. */
export function findObject(org: Org, { actor, params }: Pick<ApiCall, 'actor' | 'params'>, name = params.object): ObjectDefinition {
  const object = org.catalog.find(name ?? '');
  if (!object || org.isHidden(actor, object.name)) throw new ApiFault(404, 'NOT_FOUND', 'The requested resource does not exist');
  return object;
}
