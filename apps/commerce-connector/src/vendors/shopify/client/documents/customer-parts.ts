export const IDS_AT_ONCE = 250;

export const ORDERS_CHANGED = `query OrdersChanged($query: String!, $first: Int!, $after: String) {
  orders(query: $query, first: $first, after: $after, sortKey: UPDATED_AT) { nodes { customer { legacyResourceId } } pageInfo { hasNextPage endCursor } }
}`;

export const CUSTOMER_IDS = `query CustomerIds($first: Int!, $after: String) {
  customers(first: $first, after: $after, sortKey: ID) { nodes { id } pageInfo { hasNextPage endCursor } }
}`;

export const CUSTOMER_VERSION = 'query CustomerVersion($id: ID!) { customer(id: $id) { updatedAt } }';

const ADDRESS_FIELDS = 'id firstName lastName company address1 address2 city province provinceCode countryCodeV2 zip phone';
export const CUSTOMER_ADDRESSES = `query CustomerAddresses($id: ID!, $first: Int!) {
  customer(id: $id) { addressesV2(first: $first) { nodes { ${ADDRESS_FIELDS} } } }
}`;

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
