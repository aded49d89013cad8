import type { SystemRow } from '@trueup/governance';
import { NAMESPACE } from './documents/metafields';

/** The unique metafield that holds our create key: `keyField` of the row as namespace.key, else trueup.key. */
export function keyMetafield({ keyField }: Pick<SystemRow, 'keyField'>): { readonly namespace: string; readonly key: string } {
  const [namespace, key] = (keyField ?? `${NAMESPACE}.key`).split('.');
  return { namespace: namespace ?? NAMESPACE, key: key ?? 'key' };
}
