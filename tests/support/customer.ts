import type { ForeignValue, GoldenSlot, Member, Slot, SourceRef, SystemState } from '@trueup/canonical-schema';
import { readJson } from '@trueup/tools';
import { runNow } from './run';

/** A golden customer as console-api shows it. */
export interface Customer {
  readonly customerId: string;
  readonly version: number;
  readonly status: string;
  readonly aliases: readonly string[];
  readonly values: readonly GoldenSlot[];
  readonly members: readonly Member[];
  readonly systems: readonly SystemState[];
  readonly foreign: readonly ForeignValue[];
  readonly resolvedFrom?: string;
}

/** GET at console-api. */
export async function ask<T>(path: string): Promise<T> {
  const { consoleApi, apiKey } = runNow();
  return readJson<T>(`${consoleApi}${path}`, apiKey);
}

export async function readCustomer(id: string): Promise<Customer> {
  return ask<Customer>(`/v1/customers/${encodeURIComponent(id)}`);
}

/** Ids of the customers with this e-mail, by golden value or login. */
export async function customersWith(email: string): Promise<string[]> {
  const { items } = await ask<{ items: { customerId: string }[] }>(`/v1/customers?email=${encodeURIComponent(email)}`);
  return items.map(({ customerId }) => customerId);
}

/** The one customer with this e-mail; throws when there is none or there are several. */
export async function onlyCustomerWith(email: string): Promise<Customer> {
  const [id, ...more] = await customersWith(email);
  if (!id || more.length > 0) throw new Error(`There are ${id ? 1 + more.length : 0} customers with the e-mail, not one.`);
  return readCustomer(id);
}

/** Ids of the customers that a source record belongs to. */
export async function customersOf({ system, type, id }: SourceRef): Promise<string[]> {
  const { items } = await ask<{ items: { customerId: string }[] }>(`/v1/customers?source=${encodeURIComponent(`${system}/${type}/${id}`)}`);
  return items.map(({ customerId }) => customerId);
}

/** The golden value of a slot in the private context. */
export function golden(customer: Customer, slot: Slot, key = ''): GoldenSlot | undefined {
  return customer.values.find((value) => value.slot === slot && value.key === key && (value.context === '' || value.context === 'private'));
}

/** Where the customer stands in a system. */
export function standing(customer: Customer, system: string): SystemState | undefined {
  return customer.systems.find((state) => state.system === system);
}

/** The record that represents the customer in a system; throws where there is none. */
export function recordIn(customer: Customer, system: string): SourceRef {
  const primary = standing(customer, system)?.primary;
  if (!primary) throw new Error(`The customer has no record in ${system}: ${JSON.stringify(standing(customer, system))}`);
  return primary;
}
