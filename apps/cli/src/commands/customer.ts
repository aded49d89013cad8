import { ask } from '../ask';
import type { Address } from '../address';

interface Customer {
  readonly customerId: string;
  readonly version: number;
  readonly kind: string;
  readonly status: string;
  readonly values: readonly { slot: string; key: string; value: unknown; provenance: { source: { system: string }; rule: string } }[];
  readonly systems: readonly { system: string; state: string; primary: { id: string } | null }[];
}

/** `trueup customer ID`: golden values with where they come from, and where the customer stands in each system. */
export async function customer(address: Address, id: string): Promise<string[]> {
  const { customerId, version, kind, status, values, systems } = await ask<Customer>(address, `/v1/customers/${encodeURIComponent(id)}`);
  return [
    `${customerId} · ${kind} · ${status} · version ${version}`,
    '',
    ...values.map(({ slot, key, value, provenance }) => {
      const name = key ? `${slot} [${key}]` : slot;
      const shown = typeof value === 'string' ? value : JSON.stringify(value);
      return `${name.padEnd(44)} ${shown}   (${provenance.source.system}, ${provenance.rule})`;
    }),
    '',
    ...systems.map(({ system, state, primary }) => `${system.padEnd(16)} ${state.padEnd(18)} ${primary?.id ?? ''}`.trimEnd()),
  ];
}
