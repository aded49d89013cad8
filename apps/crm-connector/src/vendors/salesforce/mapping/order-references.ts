import { joinKey, splitKey, type OrderReference } from '@trueup/canonical-schema';
import { mergePatches, type MappedRow } from '@trueup/connector-kit';
import type { OrderEntry, SalesforceRecord } from '../wire';

/** The orders that stores took, each by store and number; the newest number once more in a field for people. */
export const orderReferences: MappedRow<SalesforceRecord> = {
  read({ Order_References__c: file }) {
    if (file === undefined) return [{ state: 'withheld', value: null }];
    return entriesOf(file).map(({ system, number, ...order }) => ({
      key: joinKey([system, number]),
      state: 'value',
      value: withAll(order),
    }));
  },
  write(value, address, { current }) {
    const [system = '', number = ''] = splitKey(address.key, 2);
    if (system === '' || number === '') return undefined;
    const entry = value === null ? null : { system, number, ...(value as OrderReference) };
    const after = { ...current?.Order_References__c, [address.key]: entry };
    const newest = entriesOf(after).sort((left, right) => (right.placedAt ?? 0) - (left.placedAt ?? 0))[0];
    return mergePatches<SalesforceRecord>([
      { Order_References__c: { [address.key]: entry } },
      { Order_Reference__c: newest?.number.slice(0, 255) ?? null },
    ]);
  },
};

function entriesOf(file: SalesforceRecord['Order_References__c']): OrderEntry[] {
  return Object.values(file ?? {}).filter((entry) => entry !== null);
}

function withAll(order: Partial<OrderReference>): OrderReference {
  const { status = 'placed', placedAt = null, legalEntity = null, brand = null, channel = null } = order;
  return { status, placedAt, legalEntity, brand, channel };
}
