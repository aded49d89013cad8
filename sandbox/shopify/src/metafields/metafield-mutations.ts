import { changed } from '../companies/business';
import type { Args, Context, View } from '../graphql/context';
import { parseGid } from '../gid';
import { oneSecond } from '../one-second';
import { problem, type Problem } from '../problem';
import { metafieldView, type TypedOwner } from './metafield-view';
import { namespaceOf, putMetafields, readMetafields } from './owner-metafields';

const MOST = 25;

function ownerOf({ shop }: Context, id: unknown): TypedOwner | undefined {
  const { type, id: number } = parseGid(String(id));
  const customer = type === 'Customer' ? shop.customers.get(number) : undefined;
  if (customer) return { type: 'Customer', record: customer };
  const order = type === 'Order' ? shop.orders.get(number) : undefined;
  if (order) return { type: 'Order', record: order };
  const company = type === 'Company' ? shop.business.companies.get(number) : undefined;
  if (company) return { type: 'Company', record: company };
  const location = type === 'CompanyLocation' ? shop.business.locations.get(number) : undefined;
  return location && { type: 'CompanyLocation', record: location };
}

function changeOwner({ shop }: Context, [owner, change]: [owner: TypedOwner, change: (record: TypedOwner['record']) => void]): void {
  if (owner.type === 'Customer') {
    shop.changeCustomer(owner.record, change);
    return;
  }
  if (owner.type === 'Company') {
    const next = changed(owner.record, change);
    if (next) shop.business.putCompany(next);
    return;
  }
  if (owner.type === 'CompanyLocation') {
    const next = changed(owner.record, change);
    if (next) shop.business.putLocation(next);
    return;
  }
  change(owner.record);
  owner.record.updatedAt = oneSecond();
  shop.keepOrder(owner.record, [
    { topic: 'ORDERS_UPDATED', order: owner.record, customer: shop.customers.get(owner.record.customerId ?? -1) },
  ]);
}

function problemsOf(context: Context, inputs: readonly Args[]): Problem[] {
  if (inputs.length > MOST)
    return [problem(['metafields'], `Exceeded the maximum metafields input limit of ${MOST}.`, 'LESS_THAN_OR_EQUAL_TO')];
  return inputs.flatMap((input, index) => {
    const owner = ownerOf(context, input['ownerId']);
    if (!owner) return [problem(['metafields', String(index), 'ownerId'], 'Owner does not exist.', 'INVALID')];
    const { problems } = readMetafields(context, { type: owner.type, owner: owner.record, inputs: [input] });
    return problems.map((one) => ({ ...one, field: ['metafields', String(index), ...(one.field?.slice(2) ?? [])], elementIndex: index }));
  });
}

/** All or nothing, as with the vendor. */
function set(context: Context, args: Args): View {
  const inputs = args['metafields'] as Args[];
  const problems = problemsOf(context, inputs);
  if (problems.length > 0) return { metafields: [], userErrors: problems.map((one) => ({ elementIndex: null, ...one })) };
  const metafields = inputs.flatMap((input) => {
    const owner = ownerOf(context, input['ownerId']);
    if (!owner) return [];
    const { records } = readMetafields(context, { type: owner.type, owner: owner.record, inputs: [input] });
    changeOwner(context, [owner, (record) => putMetafields(record, records)]);
    return records.map((record) => metafieldView(context, [owner, record]));
  });
  return { metafields, userErrors: [] };
}

function removeOne(context: Context, input: Args): View | null {
  const namespace = namespaceOf(context, input['namespace']);
  const { key, ownerId } = input;
  const owner = ownerOf(context, ownerId);
  if (!owner?.record.metafields.some((one) => one.namespace === namespace && one.key === key)) return null;
  const remove = (record: TypedOwner['record']): void => {
    record.metafields = record.metafields.filter((one) => one.namespace !== namespace || one.key !== key);
  };
  changeOwner(context, [owner, remove]);
  return { key, namespace, ownerId };
}

export function metafieldMutations(context: Context): View {
  return {
    metafieldsSet: (args: Args) => set(context, args),
    metafieldsDelete: (args: Args) => ({
      deletedMetafields: (args['metafields'] as Args[]).map((input) => removeOne(context, input)),
      userErrors: [],
    }),
  };
}
