import { createHash } from 'node:crypto';
import type { CompanyLocationRecord, CompanyRecord } from '../companies/business-records';
import type { CustomerRecord } from '../customers/customer-record';
import type { Args, Context } from '../graphql/context';
import { oneSecond } from '../one-second';
import type { OrderRecord } from '../orders/order-record';
import { problem, type Problem } from '../problem';
import type { Shop } from '../shop/shop';
import type { MetafieldDefinitionRecord, MetafieldRecord } from './metafield-record';
import { isValueFit } from './metafield-types';

export type Owner = CustomerRecord | OrderRecord | CompanyRecord | CompanyLocationRecord;
export type OwnerName = 'Customer' | 'Order' | 'Company' | 'CompanyLocation';

/** "CompanyLocation" is COMPANY_LOCATION where definitions name it. */
export function ownerTypeOf(name: OwnerName): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
}

export interface CustomId {
  namespace: string;
  key: string;
  value: string;
}

/** Each app's own namespace; "$app" and a namespace left out mean it. */
const APPS = { connector: 'app--1000001', staff: 'app--1000002' };

export function namespaceOf(context: Context, namespace: unknown): string {
  const text = String(namespace ?? '$app');
  if (!text.startsWith('$app')) return text;
  const rest = text.slice('$app'.length).replace(/^:/, '');
  return rest === '' ? APPS[context.actor] : `${APPS[context.actor]}--${rest}`;
}

export function definitionOf(
  shop: Shop,
  wanted: { ownerType: string; namespace: string; key: string },
): MetafieldDefinitionRecord | undefined {
  return shop.data.definitions.find(
    (one) => one.ownerType === wanted.ownerType && one.namespace === wanted.namespace && one.key === wanted.key,
  );
}

/** Changes with the value; a caller sends back what it read, so that it does not write over somebody else's change. */
export function digestOf(metafield: MetafieldRecord | undefined): string | null {
  return metafield ? createHash('sha256').update(metafield.value).digest('hex') : null;
}

function holds({ metafields }: Owner, wanted: CustomId): boolean {
  return metafields.some((one) => one.namespace === wanted.namespace && one.key === wanted.key && one.value === wanted.value);
}

export function ownerByCustomId(shop: Shop, customId: CustomId): CustomerRecord | undefined {
  return shop.findCustomer((customer) => holds(customer, customId));
}

/** Who holds a unique value among the owners of one type. */
function holderOf(shop: Shop, [type, customId]: [OwnerName, CustomId]): Owner | undefined {
  if (type === 'Customer') return ownerByCustomId(shop, customId);
  const { orders, business } = shop;
  const owners: Iterable<Owner> = { Order: orders, Company: business.companies, CompanyLocation: business.locations }[type].values();
  return [...owners].find((owner) => holds(owner, customId));
}

interface Wanted {
  type: OwnerName;
  owner?: Owner;
  inputs: readonly Args[];
}

interface ReadMetafields {
  records: MetafieldRecord[];
  problems: Problem[];
}

function readOne(context: Context, [wanted, input]: [Wanted, Args]): { record?: MetafieldRecord; problem?: Problem } {
  const namespace = namespaceOf(context, input['namespace']);
  const key = String(input['key'] ?? '');
  const value = String(input['value'] ?? '');
  const old = wanted.owner?.metafields.find((one) => one.namespace === namespace && one.key === key);
  const definition = definitionOf(context.shop, { ownerType: ownerTypeOf(wanted.type), namespace, key });
  const type = (input['type'] as string | null | undefined) ?? definition?.type ?? old?.type;
  if (key === '') return { problem: problem(['key'], "Key can't be blank", 'BLANK') };
  if (!type) return { problem: problem(['type'], "Type can't be blank", 'BLANK') };
  if (definition && type !== definition.type) {
    return { problem: problem(['type'], `Type must be consistent with the definition's type: ${definition.type}`, 'INVALID_TYPE') };
  }
  if (value === '') return { problem: problem(['value'], "Value can't be blank", 'BLANK') };
  const isFit = isValueFit(type, value);
  if (isFit === undefined) return { problem: problem(['type'], `Type ${type} is not included in the list`, 'INCLUSION') };
  if (!isFit) return { problem: problem(['value'], `Value is invalid for type ${type}`, 'INVALID_VALUE') };
  if ('compareDigest' in input && input['compareDigest'] !== undefined && input['compareDigest'] !== digestOf(old)) {
    return {
      problem: problem(
        ['compareDigest'],
        'The resource has been updated since it was loaded. Try again with an updated compareDigest.',
        'STALE_OBJECT',
      ),
    };
  }
  const holder = definition?.isUnique ? holderOf(context.shop, [wanted.type, { namespace, key, value }]) : undefined;
  if (holder && holder !== wanted.owner) return { problem: problem(['value'], 'Value has already been taken', 'TAKEN') };
  const at = oneSecond();
  const same = old?.value === value && old.type === type;
  return {
    record: same
      ? old
      : { id: old?.id ?? context.shop.nextId(), namespace, key, type, value, createdAt: old?.createdAt ?? at, updatedAt: at },
  };
}

/** Checks the metafields of an input against their definitions; `field` paths start at the list. */
export function readMetafields(context: Context, wanted: Wanted): ReadMetafields {
  const read = wanted.inputs.map((input) => readOne(context, [wanted, input]));
  return {
    records: read.flatMap(({ record }) => (record ? [record] : [])),
    problems: read.flatMap(({ problem: one }, index) =>
      one ? [{ ...one, field: ['metafields', String(index), ...(one.field ?? [])] }] : [],
    ),
  };
}

export function putMetafields(owner: Owner, records: readonly MetafieldRecord[]): void {
  const isReplaced = (old: MetafieldRecord): boolean => records.some((one) => one.namespace === old.namespace && one.key === old.key);
  if (records.length > 0)
    owner.metafields = [...owner.metafields.filter((old) => !isReplaced(old)), ...records].sort((a, b) => a.id - b.id);
}
