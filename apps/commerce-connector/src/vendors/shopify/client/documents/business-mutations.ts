const ERRORS = 'userErrors { field message code }';

export const COMPANY_CREATE = `mutation CompanyCreate($input: CompanyCreateInput!) { companyCreate(input: $input) { company { id } ${ERRORS} } }`;

export const COMPANY_UPDATE = `mutation CompanyUpdate($companyId: ID!, $input: CompanyInput!) {
  companyUpdate(companyId: $companyId, input: $input) { company { id } ${ERRORS} }
}`;

export const LOCATION_CREATE = `mutation LocationCreate($companyId: ID!, $input: CompanyLocationInput!) {
  companyLocationCreate(companyId: $companyId, input: $input) { companyLocation { id } ${ERRORS} }
}`;

export const LOCATION_UPDATE = `mutation LocationUpdate($companyLocationId: ID!, $input: CompanyLocationUpdateInput!) {
  companyLocationUpdate(companyLocationId: $companyLocationId, input: $input) { companyLocation { id } ${ERRORS} }
}`;

export const LOCATION_ADDRESS = `mutation LocationAddress($locationId: ID!, $address: CompanyAddressInput!, $addressTypes: [CompanyAddressType!]!) {
  companyLocationAssignAddress(locationId: $locationId, address: $address, addressTypes: $addressTypes) { addresses { id } ${ERRORS} }
}`;

export const LOCATION_ADDRESS_DELETE = `mutation LocationAddressDelete($addressId: ID!) {
  companyAddressDelete(addressId: $addressId) { deletedAddressId ${ERRORS} }
}`;

export const LOCATION_TAXES = `mutation LocationTaxes($companyLocationId: ID!, $taxRegistrationId: String, $exemptionsToAssign: [TaxExemption!], $exemptionsToRemove: [TaxExemption!]) {
  companyLocationTaxSettingsUpdate(companyLocationId: $companyLocationId, taxRegistrationId: $taxRegistrationId, exemptionsToAssign: $exemptionsToAssign, exemptionsToRemove: $exemptionsToRemove) { companyLocation { id } ${ERRORS} }
}`;

export const CONTACT_ASSIGN = `mutation ContactAssign($companyId: ID!, $customerId: ID!) {
  companyAssignCustomerAsContact(companyId: $companyId, customerId: $customerId) { companyContact { id } ${ERRORS} }
}`;

export const ROLE_ASSIGN = `mutation RoleAssign($companyContactId: ID!, $companyContactRoleId: ID!, $companyLocationId: ID!) {
  companyContactAssignRole(companyContactId: $companyContactId, companyContactRoleId: $companyContactRoleId, companyLocationId: $companyLocationId) { companyContactRoleAssignment { id } ${ERRORS} }
}`;

export const ROLES_REVOKE = `mutation RolesRevoke($companyContactId: ID!, $roleAssignmentIds: [ID!]) {
  companyContactRevokeRoles(companyContactId: $companyContactId, roleAssignmentIds: $roleAssignmentIds) { revokedRoleAssignmentIds ${ERRORS} }
}`;

/** What somebody is at companies now, with the roles and locations that there are. */
export const CONTACT_STANDING = `query ContactStanding($customerId: ID!) {
  customer(id: $customerId) { companyContactProfiles { id company { id } roleAssignments(first: 50) { nodes { id role { id name } companyLocation { id } } } } }
}`;

export const COMPANY_PLACES = `query CompanyPlaces($companyId: ID!) {
  company(id: $companyId) { contactRoles(first: 20) { nodes { id name } } locations(first: 200) { nodes { id } } }
}`;

export const LOCATION_COMPANY = 'query LocationCompany($id: ID!) { companyLocation(id: $id) { company { id } } }';

/** Contacts of a company with the roles that we gave them for all of it. */
export const COMPANY_CONTACTS = `query CompanyContacts($companyId: ID!, $after: String) {
  company(id: $companyId) { contacts(first: 100, after: $after) {
    nodes { id customer { id companyRoles: metafield(namespace: "trueup", key: "company_roles") { jsonValue } } } pageInfo { hasNextPage endCursor } } }
}`;

/** Where a company's locations are. */
export const COMPANY_ADDRESSES = `query CompanyAddresses($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Company { id locations(first: 20) { nodes { billingAddress { city zip } shippingAddress { city zip } } } } }
}`;

export const PAYMENT_TERMS = 'query PaymentTerms { paymentTermsTemplates { id name } }';
