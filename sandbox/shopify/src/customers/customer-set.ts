import { putAddresses, replaceAddresses } from '../addresses/replace-addresses';
import type { Args, Context, View } from '../graphql/context';
import { idOf } from '../gid';
import { type CustomId, definitionOf, namespaceOf, ownerByCustomId, putMetafields } from '../metafields/owner-metafields';
import { problem, type Problem, under } from '../problem';
import { tidy } from '../text-rules';
import { dropPointlessConsents } from './consent-mutations';
import { e164, namelessProblems, readCustomer } from './customer-fields';
import type { CustomerRecord } from './customer-record';
import { customerView } from './customer-view';

interface Target {
  customer?: CustomerRecord;
  problems: Problem[];
  /** Written to a customer that is made for its custom id. */
  customId?: CustomId;
}

const MISSING = 'The input field corresponding to the identifier is required.';
const MISMATCH = 'The identifier value does not match the value of the corresponding field in the input.';

function byContact(context: Context, [kind, given]: [kind: 'email' | 'phone', given: { identifier: string; inInput: unknown }]): Target {
  const { shop } = context;
  const plain = (text: string): string | undefined => (kind === 'email' ? text.trim().toLowerCase() : e164(text, shop.config.country));
  const inInput = tidy(given.inInput);
  if (inInput === null) return { problems: [problem(['input'], MISSING, 'MISSING_FIELD_REQUIRED')] };
  const wanted = plain(given.identifier);
  if (wanted !== plain(inInput)) return { problems: [problem(['input'], MISMATCH, 'INPUT_MISMATCH')] };
  return { customer: shop.findCustomer((one) => wanted !== undefined && one[kind] === wanted), problems: [] };
}

function byCustomId(context: Context, given: Args): Target {
  const customId = { namespace: namespaceOf(context, given['namespace']), key: String(given['key']), value: String(given['value']) };
  const definition = definitionOf(context.shop, { ...customId, ownerType: 'CUSTOMER' });
  if (!definition?.isUnique) {
    const message = `Metafield definition of type 'id' is required when using custom ids: ${customId.namespace}.${customId.key}`;
    return { problems: [problem(['identifier', 'customId'], message, 'NOT_FOUND')] };
  }
  return { customer: ownerByCustomId(context.shop, customId), customId, problems: [] };
}

function targetOf(context: Context, [identifier, input]: [identifier: Args | null | undefined, input: Args]): Target {
  if (!identifier) return { problems: [] };
  if (input['id']) return { problems: [problem(['input'], 'The id field is not allowed if identifier is provided.', 'ID_NOT_ALLOWED')] };
  if (identifier['id']) {
    const customer = context.shop.customers.get(idOf('Customer', String(identifier['id'])) ?? -1);
    return { customer, problems: customer ? [] : [problem(['input'], 'Resource matching the identifier was not found.', 'NOT_FOUND')] };
  }
  if (identifier['customId']) return byCustomId(context, identifier['customId'] as Args);
  const kind = identifier['email'] ? 'email' : 'phone';
  return byContact(context, [kind, { identifier: String(identifier[kind]), inInput: input[kind] }]);
}

/** Creates or updates by a key. A list in the input replaces the whole list: addresses left out of it are deleted. */
function set(context: Context, args: Args): View {
  const { shop } = context;
  const input = args['input'] as Args;
  const legacy = !args['identifier'] && input['id'] ? { id: input['id'] } : (args['identifier'] as Args | null | undefined);
  const { id: _id, ...rest } = input;
  const { customer, customId, problems } = targetOf(context, [legacy, args['identifier'] ? input : rest]);
  if (problems.length > 0) return { customer: null, userErrors: problems };
  const read = readCustomer(shop, [input, customer]);
  const list = (input['addresses'] as object[] | null | undefined) ?? undefined;
  const replaced = list && replaceAddresses(shop, [customer, list]);
  const wrong = [...read.problems, ...namelessProblems({ ...customer, ...read.fields }), ...(replaced?.problems ?? [])];
  if (wrong.length > 0) return { customer: null, userErrors: under(['input'], wrong) };
  const apply = (one: CustomerRecord): void => {
    Object.assign(one, read.fields);
    dropPointlessConsents(one);
    if (replaced) putAddresses(one, replaced.addresses);
    if (customId && !customer)
      putMetafields(one, [{ ...customId, id: shop.nextId(), type: 'id', createdAt: one.createdAt, updatedAt: one.createdAt }]);
  };
  const done = customer ? shop.changeCustomer(customer, apply) : shop.createCustomer(apply);
  return { customer: customerView(context, done), userErrors: [] };
}

export function customerSetMutation(context: Context): View {
  return { customerSet: (args: Args) => set(context, args) };
}
