import type { View } from '../graphql/context';
import { gid } from '../gid';
import type { MetafieldDefinitionRecord } from './metafield-record';

export function definitionView(definition: MetafieldDefinitionRecord): View {
  const { id, namespace, key, name, description, ownerType, type, isUnique } = definition;
  return {
    __typename: 'MetafieldDefinition',
    id: gid('MetafieldDefinition', id),
    ...{ namespace, key, name, description, ownerType },
    type: { name: type, category: type === 'id' ? 'ID' : 'TEXT' },
    capabilities: {
      uniqueValues: { enabled: isUnique, eligible: true },
      adminFilterable: { enabled: false, eligible: true, status: 'NOT_FILTERABLE' },
    },
    pinnedPosition: null,
    useAsCollectionCondition: false,
    validationStatus: 'ALL_VALID',
    validations: [],
  };
}
