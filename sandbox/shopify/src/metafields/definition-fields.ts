import { connection } from '../graphql/connection';
import type { Args, Context, View } from '../graphql/context';
import { refuseUnserved, unserved } from '../graphql/unserved';
import { idOf } from '../gid';
import { problem, type Problem } from '../problem';
import { definitionView } from './definition-view';
import type { MetafieldDefinitionRecord } from './metafield-record';
import { isTypeKnown } from './metafield-types';
import { definitionOf, namespaceOf } from './owner-metafields';

const SERVED = ['name', 'namespace', 'key', 'description', 'ownerType', 'type', 'capabilities'];

const OWNERS = ['CUSTOMER', 'ORDER', 'COMPANY', 'COMPANY_LOCATION'] as const;

function isOwnerType(text: string): text is (typeof OWNERS)[number] {
  return OWNERS.some((one) => one === text);
}

function refused(one: Problem): View {
  return { createdDefinition: null, userErrors: [one] };
}

function isUnique(input: Args): boolean {
  const capabilities = (input['capabilities'] as Args | null) ?? {};
  refuseUnserved('MetafieldCapabilityCreateInput', [capabilities, ['uniqueValues']]);
  return input['type'] === 'id' || (capabilities['uniqueValues'] as Args | undefined)?.['enabled'] === true;
}

/** A type "id" holds one customer per value by itself; others do when the capability is switched on. */
function create(context: Context, args: Args): View {
  const { pin: _pin, useAsCollectionCondition: _condition, ...input } = args['definition'] as Args;
  refuseUnserved('MetafieldDefinitionInput', [input, SERVED]);
  const ownerType = String(input['ownerType']);
  if (!isOwnerType(ownerType)) throw unserved(`metafield definitions of ${ownerType}`);
  const namespace = namespaceOf(context, input['namespace']);
  const key = String(input['key']);
  const type = String(input['type']);
  if (!/^[\w-]{2,64}$/.test(key))
    return refused(problem(['definition', 'key'], 'Key contains one or more invalid characters.', 'INVALID_CHARACTER'));
  if (!isTypeKnown(type)) return refused(problem(['definition', 'type'], `Type name ${type} is not a valid type`, 'INCLUSION'));
  if (definitionOf(context.shop, { ownerType, namespace, key })) {
    return refused(problem(['definition', 'key'], `Key is in use for ${ownerType} metafields on the '${namespace}' namespace.`, 'TAKEN'));
  }
  const definition: MetafieldDefinitionRecord = {
    id: context.shop.nextId(),
    ...{ ownerType, namespace, key, type },
    name: String(input['name']),
    description: (input['description'] as string | null | undefined) ?? null,
    isUnique: isUnique(input),
  };
  context.shop.data.definitions.push(definition);
  context.shop.save();
  return { createdDefinition: definitionView(definition), userErrors: [] };
}

function one(context: Context, args: Args): View | null {
  const id = args['id'] ? idOf('MetafieldDefinition', String(args['id'])) : undefined;
  const identifier = args['identifier'] as Args | null | undefined;
  const found = identifier
    ? definitionOf(context.shop, {
        ownerType: String(identifier['ownerType']),
        namespace: namespaceOf(context, identifier['namespace']),
        key: String(identifier['key']),
      })
    : context.shop.data.definitions.find((definition) => definition.id === id);
  return found ? definitionView(found) : null;
}

function many(context: Context, args: Args): View {
  const items = context.shop.data.definitions
    .filter((definition) => definition.ownerType === args['ownerType'])
    .filter((definition) => !args['namespace'] || definition.namespace === namespaceOf(context, args['namespace']))
    .filter((definition) => !args['key'] || definition.key === args['key']);
  return connection({ items, keyOf: (definition) => [definition.id, definition.id], view: definitionView }, args);
}

export function definitionFields(context: Context): View {
  return {
    metafieldDefinitionCreate: (args: Args) => create(context, args),
    metafieldDefinition: (args: Args) => one(context, args),
    metafieldDefinitions: (args: Args) => many(context, args),
  };
}
