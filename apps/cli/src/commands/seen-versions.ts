import type { Address } from '../address';
import { call } from '../call';

/** Whom a decision is about. */
export interface Concerned {
  readonly review?: string | undefined;
  readonly customers: readonly string[];
  /** Source records as system/type/id. */
  readonly records: readonly string[];
}

interface Versioned {
  readonly customerId: string;
  readonly version: number;
}

/** The versions of the review, or else of every customer concerned, as console-api shows them now. What it does not know has none. */
export async function seenVersions(address: Address, { review, customers, records }: Concerned): Promise<string[]> {
  const read = <T>(path: string) => call<T>({ url: address.consoleApi, apiKey: address.apiKey }, { method: 'GET', path });
  if (review !== undefined)
    return [String((await read<{ version: string | number }>(`/v1/reviews/${encodeURIComponent(review)}`)).version)];
  const named = await Promise.all(customers.map((id) => read<Versioned>(`/v1/customers/${encodeURIComponent(id)}`)));
  const holding = await Promise.all(
    [...new Set(records)].map((key) => read<{ items: readonly Versioned[] }>(`/v1/customers?source=${encodeURIComponent(key)}`)),
  );
  const seen = new Map(
    [...named, ...holding.flatMap(({ items }) => items)].map(({ customerId, version }) => [customerId, version] as const),
  );
  return [...seen.values()].map(String);
}

/** Versions as the If-Match header takes them; undefined for none. */
export function ifMatch(versions: readonly string[]): string | undefined {
  return versions.length === 0 ? undefined : versions.map((version) => `"${version}"`).join(', ');
}
