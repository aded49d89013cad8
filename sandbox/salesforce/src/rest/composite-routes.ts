import { refused } from '../api-fault';
import type { Transaction } from '../dml/transaction';
import type { Org } from '../org';
import type { ApiCall, ApiReply, ApiRoute } from './api-call';
import type { ApiRouter } from './api-router';
import { withReferences } from './composite-references';
import { openTransaction } from './in-transaction';
import { type Body, isBody, readBody, readObjects } from './read-body';

const MOST = 25;

interface Part {
  referenceId: string;
  reply: ApiReply;
}

const halted: ApiReply = {
  status: 400,
  body: [
    { errorCode: 'PROCESSING_HALTED', message: 'The transaction was rolled back since another operation in the same transaction failed.' },
  ],
};

/** A part of a composite call, as a call of its own. */
function partCall(call: ApiCall, part: Body, transaction?: Transaction): Omit<ApiCall, 'params'> {
  if (typeof part.method !== 'string' || typeof part.url !== 'string') throw refused('JSON_PARSER_ERROR', 'method and url must be given');
  const url = new URL(part.url.startsWith('/') ? part.url : `/services/data/${part.url}`, 'http://part');
  const own = isBody(part.httpHeaders) ? Object.entries(part.httpHeaders).map(([name, value]) => [name.toLowerCase(), String(value)]) : [];
  return {
    method: part.method,
    path: url.pathname,
    query: url.searchParams,
    headers: { ...call.headers, ...Object.fromEntries(own) },
    body: () => part.body ?? part.richInput,
    actor: call.actor,
    transaction,
  };
}

const rendered = ({ referenceId, reply }: Part): Body => ({
  body: reply.body ?? null,
  httpHeaders: reply.headers?.location ? { Location: reply.headers.location } : {},
  httpStatusCode: reply.status,
  referenceId,
});

/** `/composite` (25 requests that may refer to each other, all or none if asked) and `/composite/batch` (25 separate ones). */
export function compositeRoutes(org: Org, router: () => ApiRouter): ApiRoute[] {
  const composite = async (call: ApiCall): Promise<ApiReply> => {
    const body = readBody(call);
    const requests = readObjects(body, 'compositeRequest', MOST);
    const tx = body.allOrNone === true ? openTransaction(org, call) : undefined;
    const results = new Map<string, unknown>();
    const parts: Part[] = [];
    for (const request of requests) {
      const failed = tx && parts.some((part) => part.reply.status >= 300);
      const reply = failed ? halted : await router().dispatch(partCall(call, withReferences(request, results) as Body, tx));
      const referenceId = String(request.referenceId);
      results.set(referenceId, reply.body);
      parts.push({ referenceId, reply });
    }
    if (tx && parts.some((part) => part.reply.status >= 300)) {
      tx.rollBack();
      for (const part of parts) if (part.reply.status < 300) part.reply = halted;
    } else tx?.commit();
    return { status: 200, body: { compositeResponse: parts.map(rendered) } };
  };
  const batch = async (call: ApiCall): Promise<ApiReply> => {
    const results: { statusCode: number; result: unknown }[] = [];
    for (const request of readObjects(readBody(call), 'batchRequests', MOST)) {
      const { status, body } = await router().dispatch(partCall(call, request));
      results.push({ statusCode: status, result: body ?? null });
    }
    return { status: 200, body: { hasErrors: results.some((one) => one.statusCode >= 400), results } };
  };
  return [
    { method: 'POST', pattern: '/composite', handler: composite },
    { method: 'POST', pattern: '/composite/batch', handler: batch },
  ];
}
