/** Points that one customer costs at most: itself, its parts, our metafields, and the orders with their risks. */
const ORDERS = 20;
export const CUSTOMER_COST = 1 + 4 + 5 + (2 + 3 * ORDERS);

/** Customers that fit into one query of 1000 points. */
export const CUSTOMERS_AT_ONCE = 12;
export const IDS_AT_ONCE = 250;

/** Metafields of ours, by name in the namespace. */
export const METAFIELDS = {
  accountNumber: 'account_number',
  erpAccounts: 'erp_accounts',
  loyalty: 'loyalty',
  servicePreferences: 'service_preferences',
} as const;
export const NAMESPACE = 'trueup';

/** Variables of every document that reads customers. */
const READING =
  '$key: String!, $keyNamespace: String!, $name: Boolean!, $email: Boolean!, $phone: Boolean!, $address: Boolean!, $orders: Boolean!';

const metafield = (name: keyof typeof METAFIELDS, selection: string): string =>
  `${name}: metafield(namespace: "${NAMESPACE}", key: "${METAFIELDS[name]}") { ${selection} }`;

const CUSTOMER = `fragment Customer on Customer {
  id legacyResourceId createdAt updatedAt state locale tags taxExemptions
  firstName @include(if: $name)
  lastName @include(if: $name)
  defaultEmailAddress @include(if: $email) { emailAddress marketingState marketingOptInLevel marketingUpdatedAt }
  defaultPhoneNumber @include(if: $phone) { phoneNumber smsMarketingConsent { state optInLevel updatedAt } }
  defaultAddress @include(if: $address) {
    id firstName @include(if: $name) lastName @include(if: $name) phone @include(if: $phone)
    company address1 address2 city province provinceCode countryCodeV2 zip
  }
  createKey: metafield(namespace: $keyNamespace, key: $key) { value }
  ${metafield('accountNumber', 'value')}
  ${metafield('erpAccounts', 'jsonValue')}
  ${metafield('loyalty', 'jsonValue')}
  ${metafield('servicePreferences', 'jsonValue')}
  orders(first: ${ORDERS}, sortKey: CREATED_AT, reverse: true) @include(if: $orders) {
    nodes { id name createdAt updatedAt cancelledAt displayFinancialStatus sourceName test risk { assessments { riskLevel } } }
    pageInfo { hasNextPage }
  }
}`;

export const CUSTOMERS_BY_ID = `query Customers($ids: [ID!]!, ${READING}) { nodes(ids: $ids) { ...Customer } } ${CUSTOMER}`;

export const CUSTOMERS_CHANGED = `query CustomersChanged($query: String, $first: Int!, $after: String, ${READING}) {
  customers(query: $query, first: $first, after: $after, sortKey: UPDATED_AT) { nodes { ...Customer } pageInfo { hasNextPage endCursor } }
} ${CUSTOMER}`;

/** Looks customers up by several identifiers at once; each `found` alias takes the variable of its number. */
export function customersByIdentifier(count: number): string {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const variables = indexes.map((index) => `$by${index}: CustomerIdentifierInput!`);
  const lookups = indexes.map((index) => `found${index}: customerByIdentifier(identifier: $by${index}) { ...Customer }`);
  return `query CustomersByIdentifier(${variables.join(', ')}, ${READING}) { ${lookups.join('\n')} } ${CUSTOMER}`;
}

export const ORDERS_CHANGED = `query OrdersChanged($query: String!, $first: Int!, $after: String) {
  orders(query: $query, first: $first, after: $after, sortKey: UPDATED_AT) { nodes { customer { legacyResourceId } } pageInfo { hasNextPage endCursor } }
}`;

export const CUSTOMER_IDS = `query CustomerIds($first: Int!, $after: String) {
  customers(first: $first, after: $after, sortKey: ID) { nodes { legacyResourceId } pageInfo { hasNextPage endCursor } }
}`;

export const CUSTOMER_VERSION = 'query CustomerVersion($id: ID!) { customer(id: $id) { updatedAt } }';

const ADDRESS_FIELDS = 'id firstName lastName company address1 address2 city province provinceCode countryCodeV2 zip phone';
export const CUSTOMER_ADDRESSES = `query CustomerAddresses($id: ID!, $first: Int!) {
  customer(id: $id) { addressesV2(first: $first) { nodes { ${ADDRESS_FIELDS} } } }
}`;

/** Never with addresses in its input: a list there replaces the customer's own. */
export const CUSTOMER_SET = `mutation CustomerSet($identifier: CustomerSetIdentifiers!, $input: CustomerSetInput!, ${READING}) {
  customerSet(identifier: $identifier, input: $input) { customer { ...Customer } userErrors { field message code } }
} ${CUSTOMER}`;

export const EMAIL_CONSENT_UPDATE = `mutation EmailConsentUpdate($input: CustomerEmailMarketingConsentUpdateInput!, ${READING}) {
  customerEmailMarketingConsentUpdate(input: $input) { customer { ...Customer } userErrors { field message code } }
} ${CUSTOMER}`;

export const SMS_CONSENT_UPDATE = `mutation SmsConsentUpdate($input: CustomerSmsMarketingConsentUpdateInput!, ${READING}) {
  customerSmsMarketingConsentUpdate(input: $input) { customer { ...Customer } userErrors { field message code } }
} ${CUSTOMER}`;

export const ADDRESS_CREATE = `mutation AddressCreate($customerId: ID!, $address: MailingAddressInput!) {
  customerAddressCreate(customerId: $customerId, address: $address, setAsDefault: true) { address { id } userErrors { field message } }
}`;

export const ADDRESS_UPDATE = `mutation AddressUpdate($customerId: ID!, $addressId: ID!, $address: MailingAddressInput!) {
  customerAddressUpdate(customerId: $customerId, addressId: $addressId, address: $address, setAsDefault: true) { address { id } userErrors { field message } }
}`;

export const ADDRESS_DELETE = `mutation AddressDelete($customerId: ID!, $addressId: ID!) {
  customerAddressDelete(customerId: $customerId, addressId: $addressId) { deletedAddressId userErrors { field message } }
}`;

export const DEFAULT_ADDRESS_SET = `mutation DefaultAddressSet($customerId: ID!, $addressId: ID!) {
  customerUpdateDefaultAddress(customerId: $customerId, addressId: $addressId) { customer { id } userErrors { field message } }
}`;

export const METAFIELDS_SET = `mutation MetafieldsSet($metafields: [MetafieldsSetInput!]!) {
  metafieldsSet(metafields: $metafields) { userErrors { field message code } }
}`;

export const METAFIELDS_DELETE = `mutation MetafieldsDelete($metafields: [MetafieldIdentifierInput!]!) {
  metafieldsDelete(metafields: $metafields) { userErrors { field message } }
}`;

export const DEFINITIONS = `query Definitions($namespace: String!) {
  metafieldDefinitions(ownerType: CUSTOMER, namespace: $namespace, first: 50) { nodes { key type { name } } }
}`;

export const DEFINITION_CREATE = `mutation DefinitionCreate($definition: MetafieldDefinitionInput!) {
  metafieldDefinitionCreate(definition: $definition) { userErrors { field message code } }
}`;

export const SUBSCRIPTIONS = 'query Subscriptions { webhookSubscriptions(first: 100) { nodes { id name topic uri } } }';

export const SUBSCRIPTION_CREATE = `mutation SubscriptionCreate($topic: WebhookSubscriptionTopic!, $webhookSubscription: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $webhookSubscription) { userErrors { field message } }
}`;

export const SUBSCRIPTION_UPDATE = `mutation SubscriptionUpdate($id: ID!, $webhookSubscription: WebhookSubscriptionInput!) {
  webhookSubscriptionUpdate(id: $id, webhookSubscription: $webhookSubscription) { userErrors { field message } }
}`;
