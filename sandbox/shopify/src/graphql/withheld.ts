import { GraphQLError } from 'graphql';

/** The vendor guards four groups of personal fields; a group's name in `faults.withhold` stands for its fields. */
const GROUPS: Record<string, readonly string[]> = {
  name: ['firstName', 'lastName', 'displayName', 'name', 'first_name', 'last_name'],
  email: ['email', 'defaultEmailAddress', 'emailMarketingConsent', 'contact_email', 'email_address'],
  phone: ['phone', 'defaultPhoneNumber', 'smsMarketingConsent', 'phoneNumber'],
  address: [
    ...['addresses', 'addressesV2', 'defaultAddress', 'billingAddress', 'shippingAddress', 'displayAddress'],
    ...['default_address', 'billing_address', 'shipping_address'],
  ],
};

const GUARDED = new Set([
  ...['Customer', 'MailingAddress', 'Order', 'CustomerEmailAddress', 'CustomerPhoneNumber'],
  ...['Company', 'CompanyLocation', 'CompanyAddress', 'QueryRoot'],
]);

/** A firm's name is no personal data. */
const OPEN = new Set(['Company.name', 'CompanyLocation.name']);

export function withheldFields(withhold: readonly string[]): ReadonlySet<string> {
  return new Set(withhold.flatMap((name) => [name, ...(GROUPS[name] ?? [])]));
}

export function refuseWithheld(withheld: ReadonlySet<string>, [type, field]: [type: string, field: string]): void {
  if (!GUARDED.has(type) || OPEN.has(`${type}.${field}`) || !(withheld.has(field) || withheld.has(`${type}.${field}`))) return;
  throw new GraphQLError(`This app is not approved to use the ${field} field. See the protected customer data requirements.`, {
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/docs/apps/launch/protected-customer-data',
      requiredAccess: `Approval for protected customer data, field ${field}.`,
    },
  });
}

/** The same payload without what may not be read, at any depth. */
export function redacted(value: unknown, withheld: ReadonlySet<string>): unknown {
  if (withheld.size === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => redacted(item, withheld));
  const kept = Object.entries(value).filter(([name]) => !withheld.has(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, redacted(inner, withheld)]));
}
