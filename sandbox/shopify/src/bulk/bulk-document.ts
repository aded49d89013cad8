import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  Kind,
  type SelectionSetNode,
  isInterfaceType,
  isObjectType,
  isListType,
  getNullableType,
  type GraphQLOutputType,
} from 'graphql';
import { adminSchema } from '../graphql/admin-schema';
import { documentOf } from '../graphql/documents';

const MOST_CONNECTIONS = 5;
const DEEPEST = 2;

interface Found {
  connections: number;
  faults: string[];
}

function typeOf(parent: string, field: FieldNode): GraphQLOutputType | undefined {
  const type = adminSchema().getType(parent);
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[field.name.value]?.type : undefined;
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type));
}

interface Place {
  parent: string;
  depth: number;
  isInList: boolean;
}

function look(selection: SelectionSetNode, place: Place): Found {
  const found: Found = { connections: 0, faults: [] };
  for (const field of selection.selections) {
    if (field.kind !== Kind.FIELD) {
      found.faults.push('Fragments are not served in bulk by this sandbox.');
      continue;
    }
    const type = typeOf(place.parent, field);
    if (!type || !field.selectionSet) continue;
    const name = getNamedType(type).name;
    const isConnection = name.endsWith('Connection');
    if (isConnection) {
      found.connections += 1;
      if (place.isInList) found.faults.push('Queries that contain a connection field within a list field are not currently supported.');
      if (place.depth >= DEEPEST + 1) found.faults.push(`Connections may be nested ${DEEPEST} levels deep.`);
      const parts = field.selectionSet.selections.map((one) => (one.kind === Kind.FIELD ? one.name.value : '...'));
      if (parts.join() !== 'edges') found.faults.push(`The connection ${field.name.value} must be read by its edges and nothing else.`);
    }
    const isEdges = place.parent.endsWith('Connection');
    const isInList = isConnection || isEdges ? false : place.isInList || isList(type);
    const inner = look(field.selectionSet, { parent: name, depth: place.depth + (isConnection ? 1 : 0), isInList });
    found.connections += inner.connections;
    found.faults.push(...inner.faults);
  }
  return found;
}

export type BulkDocument = { document: DocumentNode; faults?: undefined } | { document?: undefined; faults: readonly string[] };

/** A query fit for a bulk operation, or what speaks against it. */
export function bulkDocument(query: string): BulkDocument {
  const { document, errors, operations } = documentOf(query);
  const [operation] = operations;
  if (!document || errors.length > 0 || !operation)
    return { faults: errors.length > 0 ? errors.map(({ message }) => message) : ['No query.'] };
  if (operation.operation !== 'query' || operation.variableDefinitions?.length) return { faults: ['Bulk queries take no variables.'] };
  const { connections, faults } = look(operation.selectionSet, { parent: 'QueryRoot', depth: 0, isInList: false });
  const more = [
    ...(operation.selectionSet.selections.length > 1 ? ['Bulk queries have one top-level field.'] : []),
    ...(connections === 0 ? ['Bulk queries must contain at least one connection.'] : []),
    ...(connections > MOST_CONNECTIONS ? [`Bulk queries cannot contain more than ${MOST_CONNECTIONS} connections.`] : []),
  ];
  return faults.length + more.length > 0 ? { faults: [...faults, ...more] } : { document };
}
