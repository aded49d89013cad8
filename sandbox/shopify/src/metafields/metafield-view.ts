import type { CompanyLocationRecord, CompanyRecord } from '../companies/business-records';
import { companyLocationView } from '../companies/company-location-view';
import { companyView } from '../companies/company-view';
import { customerView } from '../customers/customer-view';
import type { CustomerRecord } from '../customers/customer-record';
import { connection } from '../graphql/connection';
import type { Args, Context, View } from '../graphql/context';
import { gid } from '../gid';
import type { OrderRecord } from '../orders/order-record';
import { orderView } from '../orders/order-view';
import { definitionView } from './definition-view';
import type { MetafieldRecord } from './metafield-record';
import { jsonValue } from './metafield-types';
import { definitionOf, digestOf, namespaceOf, ownerTypeOf } from './owner-metafields';

export type TypedOwner =
  | { type: 'Customer'; record: CustomerRecord }
  | { type: 'Order'; record: OrderRecord }
  | { type: 'Company'; record: CompanyRecord }
  | { type: 'CompanyLocation'; record: CompanyLocationRecord };

function ownerView(context: Context, owner: TypedOwner): View {
  switch (owner.type) {
    case 'Customer':
      return customerView(context, owner.record);
    case 'Order':
      return orderView(context, owner.record);
    case 'Company':
      return companyView(context, owner.record);
    case 'CompanyLocation':
      return companyLocationView(context, owner.record);
  }
}

export function metafieldView(context: Context, [owner, metafield]: [owner: TypedOwner, metafield: MetafieldRecord]): View {
  const { id, namespace, key, type, value, createdAt, updatedAt } = metafield;
  const ownerType = ownerTypeOf(owner.type);
  return {
    __typename: 'Metafield',
    id: gid('Metafield', id),
    legacyResourceId: String(id),
    ...{ namespace, key, type, value, createdAt, updatedAt, ownerType },
    jsonValue: jsonValue(type, value),
    compareDigest: digestOf(metafield),
    sizeInBytes: Buffer.byteLength(value),
    description: null,
    definition: () => {
      const definition = definitionOf(context.shop, { ownerType, namespace, key });
      return definition ? definitionView(definition) : null;
    },
    owner: () => ownerView(context, owner),
  };
}

/** The two fields of everything that holds metafields. */
export function metafieldFields(context: Context, owner: TypedOwner): View {
  const all = owner.record.metafields;
  const view = (one: MetafieldRecord): View => metafieldView(context, [owner, one]);
  return {
    metafield: (args: Args) => {
      const [namespace, key] = String(args['key']).includes('.') && !args['namespace'] ? split(args) : [args['namespace'], args['key']];
      const found = all.find((one) => one.namespace === namespaceOf(context, namespace) && one.key === key);
      return found ? view(found) : null;
    },
    metafields: (args: Args) => {
      const keys = args['keys'] as string[] | null | undefined;
      const inSpace = args['namespace'] ? all.filter((one) => one.namespace === namespaceOf(context, args['namespace'])) : all;
      const items = keys ? inSpace.filter((one) => keys.includes(`${one.namespace}.${one.key}`) || keys.includes(one.key)) : inSpace;
      return connection({ items, keyOf: (one) => [one.id, one.id], view }, args);
    },
  };
}

function split(args: Args): [string, string] {
  const text = String(args['key']);
  return [text.slice(0, text.indexOf('.')), text.slice(text.indexOf('.') + 1)];
}
