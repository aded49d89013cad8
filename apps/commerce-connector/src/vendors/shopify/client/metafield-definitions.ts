import type { AdminApi } from './admin-api';
import { DEFINITIONS } from './documents/metafields';
import { pagesOf, type Page } from './pages';

export type OwnerType = 'CUSTOMER' | 'COMPANY' | 'COMPANY_LOCATION';

export interface MetafieldDefinition {
  readonly namespace: string;
  readonly key: string;
  readonly type: { readonly name: string };
}

/** All metafields that are defined for one type of record. */
export async function definitionsOf(api: AdminApi, ownerType: OwnerType): Promise<readonly MetafieldDefinition[]> {
  const ask = async (after: string | null): Promise<Page<MetafieldDefinition>> => {
    const call = { document: DEFINITIONS, variables: { ownerType, after }, cost: 202 };
    return (await api.ask<{ metafieldDefinitions: Page<MetafieldDefinition> }>(call)).data.metafieldDefinitions;
  };
  const found: MetafieldDefinition[] = [];
  for await (const { nodes } of pagesOf(ask, new AbortController().signal)) found.push(...nodes);
  return found;
}
