import { ApiFault } from '../api-fault';
import type { ObjectDefinition } from '../fields/object-definition';
import type { Org } from '../org';

/** The object a URL names. Throws 404 as the vendor does. */
export function findObject(org: Org, name: string | undefined): ObjectDefinition {
  const object = org.catalog.find(name ?? '');
  if (!object) throw new ApiFault(404, 'NOT_FOUND', 'The requested resource does not exist');
  return object;
}
