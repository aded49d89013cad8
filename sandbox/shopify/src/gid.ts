import { GraphQLError } from 'graphql';

export type GidType =
  | 'Customer'
  | 'MailingAddress'
  | 'Order'
  | 'LineItem'
  | 'Metafield'
  | 'MetafieldDefinition'
  | 'WebhookSubscription'
  | 'Shop'
  | 'AppInstallation'
  | 'BulkOperation'
  | 'Company'
  | 'CompanyAddress'
  | 'CompanyContact'
  | 'CompanyContactRole'
  | 'CompanyContactRoleAssignment'
  | 'CompanyLocation'
  | 'PaymentTermsTemplate';

/** An address's id carries the model it belongs to; a caller that builds ids by hand stumbles over it, as with the vendor. */
export function gid(type: GidType, id: number): string {
  const model = type === 'MailingAddress' ? '?model_name=CustomerAddress' : '';
  return `gid://shopify/${type}/${id}${model}`;
}

export function parseGid(value: string): { type: string; id: number } {
  const match = /^gid:\/\/shopify\/(\w+)\/(\d+)(\?[\w=]*)?$/.exec(value);
  if (!match) throw new GraphQLError(`Invalid global id '${value}'`, { extensions: { code: 'INVALID_VARIABLE' } });
  return { type: match[1] ?? '', id: Number(match[2]) };
}

/** The number in an id of that type; undefined when the id is of another type. Throws when it is no id at all. */
export function idOf(type: GidType, value: string): number | undefined {
  const parsed = parseGid(value);
  return parsed.type === type ? parsed.id : undefined;
}
