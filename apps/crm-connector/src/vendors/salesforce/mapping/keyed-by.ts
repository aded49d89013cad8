import { joinKey, splitKey } from '@trueup/canonical-schema';
import { claimOf, patchAt, mergePatches, readPath, text, type MappedRow } from '@trueup/connector-kit';
import type { SalesforceRecord } from '../wire';

type Field = keyof SalesforceRecord & string;

/**
 * A slot with one element whose key stands in other fields, such as a tax id beside its country and type. While it has a value, an element
 * with another key has no place.
 */
export function keyedBy(keys: readonly Field[], place: { readonly value: Field; readonly max: number }): MappedRow<SalesforceRecord> {
  const keyOf = (wire: SalesforceRecord) => joinKey(keys.map((name) => String(text.from(readPath(wire, name)) ?? '')));
  return {
    read(wire) {
      const claim = claimOf(readPath(wire, place.value), text);
      return claim.state === 'empty' ? [] : [{ ...claim, key: keyOf(wire) }];
    },
    write(value, address, { current }) {
      const isTaken = current !== null && text.from(current[place.value]) !== null;
      if (isTaken && keyOf(current) !== address.key) return undefined;
      if (typeof value === 'string' && value.length > place.max) return undefined;
      const parts = splitKey(address.key, keys.length);
      const named = value === null ? [] : keys.map((name, index) => patchAt<SalesforceRecord>(name, parts[index] || null));
      return mergePatches([...named, patchAt<SalesforceRecord>(place.value, value)]);
    },
  };
}
