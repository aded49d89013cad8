import type { SandboxReply } from '@trueup/sandbox-kit';
import type { CustomerRecord } from '../record/customer-record';
import { parseFilter } from '../record/filter-syntax';
import { checkFilter, matchesFilter } from '../record/matches-filter';
import { propertiesOf } from '../record/read-properties';
import { RECORD_PATH, renderCustomer } from '../record/render-customer';
import { createCustomer, deleteCustomer, updateCustomer } from '../record/save-customer';
import type { WriteContext } from '../record/write-context';
import { invalidContent, noSuchRecord, VendorError } from '../vendor-error';
import { pageBody, pageOf } from './page';
import { type Service, type VendorCall, vendorHandler } from './vendor-call';

const PATH = `${RECORD_PATH}/customer`;
const EXTERNAL = 'eid:';
const SINGULAR = 'application/vnd.oracle.resource+json; type=singular-resource';
const COLLECTION = 'application/vnd.oracle.resource+json; type=collection';

/** The customer that a path names, by internal id or by `eid:` and its external id. */
export function namedCustomer({ service, params }: VendorCall): CustomerRecord {
  const id = params['id'] ?? '';
  const { customers } = service.account;
  const found = id.startsWith(EXTERNAL) ? customers.find('externalId', id.slice(EXTERNAL.length)) : customers.get(id);
  if (!found) throw noSuchRecord();
  return found;
}

function list(request: VendorCall['request'], name: string): string[] {
  return (request.query.get(name) ?? '').split(',').filter(Boolean);
}

function writeContext({ service, request }: VendorCall): WriteContext {
  return {
    account: service.account,
    now: `${new Date().toISOString().slice(0, 19)}Z`,
    isReformatting: service.server.faults.reformat,
    isStrict: (request.headers['x-netsuite-propertynamevalidation'] ?? 'Error').toLowerCase() === 'error',
    replace: list(request, 'replace'),
  };
}

function done(call: VendorCall, customer: CustomerRecord, status: 201 | 204): SandboxReply {
  return { status, headers: { location: `${call.service.baseUrl()}${PATH}/${customer.id}` } };
}

function get(call: VendorCall): SandboxReply {
  const { request, service, withheld } = call;
  const fields = request.query.get('fields');
  const body = renderCustomer(namedCustomer(call), service.account, {
    baseUrl: service.baseUrl(),
    isExpanded: request.query.get('expandSubResources') === 'true',
    ...(fields === null ? {} : { fields: fields.split(',').map((name) => name.trim()) }),
    withheld,
  });
  return { status: 200, headers: { 'content-type': SINGULAR }, body };
}

function find(call: VendorCall): SandboxReply {
  const { request, service, withheld } = call;
  const page = pageOf(request);
  const q = request.query.get('q');
  const context = { account: service.account, withheld };
  const filter = q === null ? undefined : parseFilter(q);
  if (filter) checkFilter(filter, context);
  const found = service.account.customers.searchable().filter((customer) => !filter || matchesFilter(filter, customer, context));
  const base = `${service.baseUrl()}${PATH}`;
  const body = pageBody(found, page, {
    href: q === null ? base : `${base}?q=${encodeURIComponent(q)}`,
    item: ({ id }) => ({ links: [{ rel: 'self', href: `${base}/${id}` }], id }),
  });
  return { status: 200, headers: { 'content-type': COLLECTION }, body };
}

function post(call: VendorCall): SandboxReply {
  const body = propertiesOf(call.request.json(), '');
  return done(call, createCustomer(body, writeContext(call)), 204);
}

function patch(call: VendorCall): SandboxReply {
  const body = propertiesOf(call.request.json(), '');
  return done(call, updateCustomer(namedCustomer(call), body, writeContext(call)), 204);
}

function put(call: VendorCall): SandboxReply {
  const id = call.params['id'] ?? '';
  if (!id.startsWith(EXTERNAL)) throw invalidContent('An upsert names its record by external id: customer/eid:{externalId}.');
  const externalId = id.slice(EXTERNAL.length);
  const known = call.service.account.customers.find('externalId', externalId);
  const body = { ...propertiesOf(call.request.json(), ''), externalId };
  if (known) return done(call, updateCustomer(known, body, writeContext(call)), 204);
  return done(call, createCustomer(body, writeContext(call)), 201);
}

function remove(call: VendorCall): SandboxReply {
  deleteCustomer(call.service.account, namedCustomer(call).id);
  return { status: 204 };
}

function unsupportedType(call: VendorCall): SandboxReply {
  throw new VendorError(404, [{ detail: `Record type '${call.params['type']}' does not exist.`, code: 'INVALID_RECORD_TYPE' }]);
}

export function customerRoutes(service: Service): void {
  const { server } = service;
  server.route('GET', PATH, vendorHandler(service, find), { operation: () => 'GET customer list' });
  server.route('POST', PATH, vendorHandler(service, post), { operation: () => 'POST customer' });
  server.route('GET', `${PATH}/:id`, vendorHandler(service, get), { operation: () => 'GET customer' });
  server.route('PATCH', `${PATH}/:id`, vendorHandler(service, patch), { operation: () => 'PATCH customer' });
  server.route('PUT', `${PATH}/:id`, vendorHandler(service, put), { operation: () => 'PUT customer' });
  server.route('DELETE', `${PATH}/:id`, vendorHandler(service, remove), { operation: () => 'DELETE customer' });
}

/** Comes last: record types that this sandbox does not have. */
export function otherRecordRoutes(service: Service): void {
  for (const method of ['GET', 'POST', 'PATCH', 'PUT', 'DELETE']) {
    service.server.route(method, `${RECORD_PATH}/:type`, vendorHandler(service, unsupportedType));
    service.server.route(method, `${RECORD_PATH}/:type/:id`, vendorHandler(service, unsupportedType));
  }
}
