import type { SandboxReply } from '@trueup/sandbox-kit';
import { propertiesOf } from '../record/read-properties';
import { runQuery } from '../suiteql/run-query';
import { SuiteqlError } from '../suiteql/suiteql-error';
import { tablesOf } from '../suiteql/tables';
import { invalidParameter, VendorError } from '../vendor-error';
import { pageBody, pageOf } from './page';
import { type Service, type VendorCall, vendorHandler } from './vendor-call';

const PATH = '/services/rest/query/v1/suiteql';

function rowsFor(call: VendorCall, query: string): ReturnType<typeof runQuery> {
  const { account, server } = call.service;
  const asking = { rights: call.rights, exportShare: call.actor === 'connector' ? server.faults.exportShare : 1 };
  try {
    return runQuery(query, { tables: tablesOf(account, asking), locale: account.config, now: Date.now() });
  } catch (error) {
    if (!(error instanceof SuiteqlError)) throw error;
    throw invalidParameter(`Invalid search query. Detailed unprocessed description follows. ${error.message}.`, 'q');
  }
}

function suiteql(call: VendorCall): SandboxReply {
  const { request } = call;
  call.rights.need('suiteql');
  if (!/\btransient\b/i.test(request.headers['prefer'] ?? '')) {
    const detail = "The request header 'Prefer' is missing or incorrect. Its value must be 'transient'.";
    throw new VendorError(400, [{ detail, code: 'INVALID_HEADER', header: 'Prefer' }]);
  }
  const page = pageOf(request);
  const { q } = propertiesOf(request.json(), '');
  if (typeof q !== 'string' || q.trim() === '') throw invalidParameter("The body must hold the query as the text 'q'.", 'q');
  const href = `${call.service.baseUrl()}${PATH}`;
  return { status: 200, body: pageBody(rowsFor(call, q), page, { href, item: (row) => ({ links: [], ...row() }) }) };
}

export function queryRoutes(service: Service): void {
  service.server.route('POST', PATH, vendorHandler(service, suiteql), { operation: () => 'POST suiteql', write: () => false });
}
