import type { Right } from '@trueup/connector-kit';
import type { AdminApi } from './admin-api';

const SCOPES = 'query Scopes { currentAppInstallation { accessScopes { handle } } }';

/** Scopes of which one is enough, and what is lost without any. */
const NEEDED: readonly { readonly anyOf: readonly string[]; readonly without: string }[] = [
  { anyOf: ['read_customers'], without: 'No customer is read: nothing of the shop is known.' },
  { anyOf: ['write_customers'], without: 'No customer is written: the shop keeps what it has.' },
  { anyOf: ['read_orders'], without: 'Orders are unknown: nobody is created on a first or an accepted order of this shop.' },
  { anyOf: ['read_all_orders'], without: 'Orders older than 60 days are unknown.' },
  { anyOf: ['read_companies', 'read_customers'], without: 'Companies, locations and the roles of contacts are not read.' },
  { anyOf: ['write_companies', 'write_customers'], without: 'Companies, locations and roles are not written.' },
  {
    anyOf: ['read_payment_terms', 'read_companies', 'read_customers'],
    without: 'Templates of payment terms are unknown: no terms are written to locations.',
  },
];

/** What the app may do in this shop, by its access scopes. */
export async function rightsOf(api: AdminApi): Promise<readonly Right[]> {
  type Data = { currentAppInstallation: { accessScopes: { handle: string }[] } };
  const { data } = await api.ask<Data>({ document: SCOPES, variables: {}, cost: 2 });
  const held = new Set(data.currentAppInstallation.accessScopes.map(({ handle }) => handle));
  return NEEDED.map(({ anyOf, without }) => ({ right: anyOf.join(' or '), has: anyOf.some((scope) => held.has(scope)), without }));
}
