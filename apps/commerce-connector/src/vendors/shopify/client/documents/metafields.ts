/** Metafields of ours, by name in the namespace. */
export const METAFIELDS = {
  accountNumber: 'account_number',
  erpAccounts: 'erp_accounts',
  loyalty: 'loyalty',
  servicePreferences: 'service_preferences',
  companyRoles: 'company_roles',
  contactOf: 'contact_of',
  legalName: 'legal_name',
} as const;
export const NAMESPACE = 'trueup';

export type MetafieldName = keyof typeof METAFIELDS;

const TEXTS: readonly MetafieldName[] = ['accountNumber', 'contactOf', 'legalName'];

export function isText(name: MetafieldName): boolean {
  return TEXTS.includes(name);
}

/** What a query reads of the metafields, each under its name. */
export function metafieldSelection(names: readonly MetafieldName[], on = ''): string {
  return names
    .map(
      (name) =>
        `${name}: metafield(namespace: "${NAMESPACE}", key: "${METAFIELDS[name]}")${on} { ${isText(name) ? 'value' : 'jsonValue'} }`,
    )
    .join('\n');
}

export const METAFIELDS_SET = `mutation MetafieldsSet($metafields: [MetafieldsSetInput!]!) {
  metafieldsSet(metafields: $metafields) { userErrors { field message code } }
}`;

export const METAFIELDS_DELETE = `mutation MetafieldsDelete($metafields: [MetafieldIdentifierInput!]!) {
  metafieldsDelete(metafields: $metafields) { userErrors { field message } }
}`;

export const DEFINITIONS = `query Definitions($ownerType: MetafieldOwnerType!, $after: String) {
  metafieldDefinitions(ownerType: $ownerType, first: 100, after: $after) { nodes { namespace key name type { name } } pageInfo { hasNextPage endCursor } }
}`;

export const DEFINITION_CREATE = `mutation DefinitionCreate($definition: MetafieldDefinitionInput!) {
  metafieldDefinitionCreate(definition: $definition) { userErrors { field message code } }
}`;
