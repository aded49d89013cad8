import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLOutputType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { adminSchema } from './admin-schema';

const MUTATION = 10;
const CONNECTION = 2;

export interface CostInput {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}

type Data = Record<string, unknown> | undefined;

/**
 * Points of a query: an object 1, a connection 2 and its items, a mutation 10 or what it returns if that
 * is more, scalars and enums nothing; of fragments the
 * dearest counts. Items of a connection are those asked for, or with `data` those that came.
 */
export function queryCost(input: CostInput, data?: Record<string, unknown>): number {
  const { document, operation, variables } = input;
  const fragments = new Map(document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])));
  const schema = adminSchema();

  const argument = (field: FieldNode, name: string): unknown => {
    const found = field.arguments?.find((one) => one.name.value === name);
    return found && valueFromASTUntyped(found.value, variables);
  };

  const typeOf = (parent: string, field: FieldNode): GraphQLOutputType | undefined => {
    const type = schema.getType(parent);
    return isObjectType(type) || isInterfaceType(type) ? type.getFields()[field.name.value]?.type : undefined;
  };

  const ofItem = (field: FieldNode, parent: string, data: Data): number => {
    const type = typeOf(parent, field);
    if (!type || isLeafType(getNamedType(type)) || !field.selectionSet) return 0;
    const name = getNamedType(type).name;
    return name.endsWith('Connection') ? ofConnection(field, name, data) : 1 + ofSelection(field.selectionSet, name, data);
  };

  const ofConnection = (field: FieldNode, name: string, data: Data): number => {
    const asked = Number(argument(field, 'first') ?? argument(field, 'last') ?? 0);
    const perItem = ofSelection(field.selectionSet as SelectionSetNode, name, undefined);
    return data ? CONNECTION + ofSelection(field.selectionSet as SelectionSetNode, name, data) : CONNECTION + asked * perItem;
  };

  /** Edges are free, their node is not; a list the schema does not page is one object unless its items are known. */
  const ofField = (field: FieldNode, parent: string, data: Data): number => {
    const value = data?.[field.alias?.value ?? field.name.value];
    if (data && (value === null || value === undefined)) return 0;
    const items = (Array.isArray(value) ? value : [value]) as Data[];
    if (field.name.value === 'pageInfo') return 0;
    if (field.name.value === 'edges' && field.selectionSet) {
      const name = getNamedType(typeOf(parent, field) as GraphQLOutputType).name;
      return sum(items.map((item) => ofSelection(field.selectionSet as SelectionSetNode, name, item)));
    }
    const times = parent === 'QueryRoot' && field.name.value === 'nodes' && !data ? idsOf(argument(field, 'ids')) : 1;
    return times * sum(items.map((item) => ofItem(field, parent, item)));
  };

  const ofSelection = (selection: SelectionSetNode, parent: string, data: Data): number => {
    let fields = 0;
    let dearest = 0;
    for (const one of selection.selections) {
      if (one.kind === Kind.FIELD) fields += ofField(one, parent, data);
      else {
        const fragment = one.kind === Kind.FRAGMENT_SPREAD ? fragments.get(one.name.value) : one;
        if (!fragment) continue;
        dearest = Math.max(dearest, ofSelection(fragment.selectionSet, fragment.typeCondition?.name.value ?? parent, data));
      }
    }
    return fields + dearest;
  };

  const root = operation.operation === 'mutation' ? 'Mutation' : 'QueryRoot';
  const cost = ofSelection(operation.selectionSet, root, data);
  return root === 'QueryRoot' ? cost : Math.max(cost, operation.selectionSet.selections.length * MUTATION);
}

function idsOf(ids: unknown): number {
  return Array.isArray(ids) ? ids.length : 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
