import { BadJson, type SandboxRequest } from '@trueup/sandbox-kit';
import { documentOf, operationOf, rootFieldsOf } from './documents';

export interface GraphqlCall {
  query: string;
  variables: Record<string, unknown>;
  operationName?: string | null;
}

/** The call in a request; undefined when it has no query. Throws BadJson. */
export function readCall(request: SandboxRequest): GraphqlCall | undefined {
  const body = request.json() as Partial<GraphqlCall> | null;
  if (typeof body !== 'object' || body === null || typeof body.query !== 'string') return undefined;
  return { query: body.query, variables: body.variables ?? {}, operationName: body.operationName };
}

function callOrNone(request: SandboxRequest): GraphqlCall | undefined {
  try {
    return readCall(request);
  } catch (error) {
    if (error instanceof BadJson) return undefined;
    throw error;
  }
}

/** "POST /graphql customerSet" */
export function journalName(request: SandboxRequest): string {
  const call = callOrNone(request);
  return `POST /graphql ${call ? rootFieldsOf(operationOf(documentOf(call.query), call.operationName)) : 'unreadable'}`;
}

const ONLY_READS = ['bulkOperationRunQuery', 'bulkOperationCancel'];

/** Whether the call changes what the shop holds; a bulk read is a mutation that does not. */
export function isWrite(request: SandboxRequest): boolean {
  const call = callOrNone(request);
  const operation = call && operationOf(documentOf(call.query), call.operationName);
  return operation?.operation === 'mutation' && !ONLY_READS.includes(rootFieldsOf(operation));
}

/** What the journal keeps: name and variables; of the answer its errors and cost, and the data of writes. */
export function journalParts(request: SandboxRequest, body: unknown): { request?: unknown; response?: unknown } {
  const call = callOrNone(request);
  const { data, errors, extensions } = (body ?? {}) as { data?: unknown; errors?: unknown; extensions?: { cost?: unknown } };
  const name = call && operationOf(documentOf(call.query), call.operationName)?.name?.value;
  return {
    request: { operationName: name ?? null, variables: call?.variables ?? {} },
    response: { ...(errors ? { errors } : {}), cost: extensions?.cost, ...(isWrite(request) ? { data } : {}) },
  };
}
