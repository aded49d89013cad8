import { type DocumentNode, GraphQLError, Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { adminSchema } from './admin-schema';

export interface KnownDocument {
  document?: DocumentNode;
  /** Why it is refused: syntax or a field, argument or type the vendor's schema does not have. */
  errors: readonly GraphQLError[];
  operations: readonly OperationDefinitionNode[];
}

const KEPT = 300;
const known = new Map<string, KnownDocument>();

function read(text: string): KnownDocument {
  try {
    const document = parse(text);
    const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    return { document, operations, errors: validate(adminSchema(), document) };
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error], operations: [] };
    throw error;
  }
}

/** Parses and validates a query text; the same text is looked at once. */
export function documentOf(text: string): KnownDocument {
  const found = known.get(text);
  if (found) return found;
  const fresh = read(text);
  known.set(text, fresh);
  const oldest = known.keys().next().value;
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  return fresh;
}

export function operationOf(document: KnownDocument, name?: string | null): OperationDefinitionNode | undefined {
  return name ? document.operations.find((operation) => operation.name?.value === name) : document.operations[0];
}

/** The names of the root fields, "customerSet" or "customer+shop". */
export function rootFieldsOf(operation: OperationDefinitionNode | undefined): string {
  const names = operation?.selectionSet.selections.map((selection) => (selection.kind === Kind.FIELD ? selection.name.value : '...'));
  return names?.join('+') ?? 'unreadable';
}
