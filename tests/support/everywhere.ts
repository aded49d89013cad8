import type { SourceRef } from '@trueup/canonical-schema';
import { customersOf, readCustomer, recordIn, type Customer } from './customer';
import { eventually, type Patience } from './eventually';

/** The customer that a record belongs to; throws where nobody knows it yet. */
export async function customerOf(record: SourceRef): Promise<Customer> {
  const [id] = await customersOf(record);
  if (!id) throw new Error(`Nobody knows ${record.system}/${record.type}/${record.id} yet.`);
  return readCustomer(id);
}

/** Waits until the customer of a record has one in another system too, and gives that. */
export async function arrived(record: SourceRef, system: string, patience: Patience = { withinMs: 45_000 }): Promise<SourceRef> {
  return eventually(
    `${record.system}/${record.type}/${record.id} is in ${system}`,
    async () => recordIn(await customerOf(record), system),
    patience,
  );
}
