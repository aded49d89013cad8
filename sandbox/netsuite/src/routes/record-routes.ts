import type { SandboxReply } from '@trueup/sandbox-kit';
import type { EntityRecord, RecordType } from '../record/entity-record';
import { parseFilter } from '../record/filter-syntax';
import { checkFilter, matchesFilter } from '../record/matches-filter';
import { propertiesOf } from '../record/read-properties';
import { RECORD_PATH, renderRecord } from '../record/render-record';
import { createRecord, deleteRecord, updateRecord } from '../record/save-record';
import type { WriteContext } from '../record/write-context';
import { invalidContent, noSuchRecord, VendorError } from '../vendor-error';
import { pageBody, pageOf } from './page';
import { type Service, type VendorCall, vendorHandler } from './vendor-call';

const EXTERNAL = 'eid:';
const SINGULAR = 'application/vnd.oracle.resource+json; type=singular-resource';
const COLLECTION = 'application/vnd.oracle.resource+json; type=collection';

/** The record that a path names, by internal id or by `eid:` and its external id. */
export function namedRecord({ service, params }: VendorCall, type: RecordType): EntityRecord {
  const id = params['id'] ?? '';
  const store = service.account.records[type];
  const found = id.startsWith(EXTERNAL) ? store.find('externalId', id.slice(EXTERNAL.length)) : store.get(id);
  if (!found) throw noSuchRecord();
  return found;
}

function list(request: VendorCall['request'], name: string): string[] {
  return (request.query.get(name) ?? '').split(',').filter(Boolean);
}

export function writeContext({ service, request }: VendorCall): WriteContext {
  return {
    account: service.account,
    now: `${new Date().toISOString().slice(0, 19)}Z`,
    isReformatting: service.server.faults.reformat,
    isStrict: (request.headers['x-netsuite-propertynamevalidation'] ?? 'Error').toLowerCase() === 'error',
    replace: list(request, 'replace'),
  };
}

/** What can be done with the records of one type. */
class RecordCalls {
  private readonly path: string;

  constructor(private readonly type: RecordType) {
    this.path = `${RECORD_PATH}/${type}`;
  }

  get(call: VendorCall): SandboxReply {
    const { request, service, rights } = call;
    const fields = request.query.get('fields');
    const body = renderRecord(namedRecord(call, this.type), service.account, {
      baseUrl: service.baseUrl(),
      isExpanded: request.query.get('expandSubResources') === 'true',
      ...(fields === null ? {} : { fields: fields.split(',').map((name) => name.trim()) }),
      withheld: rights.hidden(this.type),
    });
    return { status: 200, headers: { 'content-type': SINGULAR }, body };
  }

  find({ request, service, rights }: VendorCall): SandboxReply {
    const page = pageOf(request);
    const q = request.query.get('q');
    const context = { account: service.account, type: this.type, withheld: rights.hidden(this.type) };
    const filter = q === null ? undefined : parseFilter(q);
    if (filter) checkFilter(filter, context);
    const all = service.account.records[this.type].searchable();
    const found = all.filter((record) => !filter || matchesFilter(filter, record, context));
    const base = `${service.baseUrl()}${this.path}`;
    const body = pageBody(found, page, {
      href: q === null ? base : `${base}?q=${encodeURIComponent(q)}`,
      item: ({ id }) => ({ links: [{ rel: 'self', href: `${base}/${id}` }], id }),
    });
    return { status: 200, headers: { 'content-type': COLLECTION }, body };
  }

  post(call: VendorCall): SandboxReply {
    const body = propertiesOf(call.request.json(), '');
    return this.done(call, createRecord(this.type, body, writeContext(call)), 204);
  }

  patch(call: VendorCall): SandboxReply {
    const body = propertiesOf(call.request.json(), '');
    return this.done(call, updateRecord(namedRecord(call, this.type), body, writeContext(call)), 204);
  }

  put(call: VendorCall): SandboxReply {
    const id = call.params['id'] ?? '';
    if (!id.startsWith(EXTERNAL)) throw invalidContent(`An upsert names its record by external id: ${this.type}/eid:{externalId}.`);
    const externalId = id.slice(EXTERNAL.length);
    const known = call.service.account.records[this.type].find('externalId', externalId);
    const body = { ...propertiesOf(call.request.json(), ''), externalId };
    if (known) return this.done(call, updateRecord(known, body, writeContext(call)), 204);
    return this.done(call, createRecord(this.type, body, writeContext(call)), 201);
  }

  remove(call: VendorCall): SandboxReply {
    deleteRecord(namedRecord(call, this.type), writeContext(call));
    return { status: 204 };
  }

  private done({ service }: VendorCall, { id }: EntityRecord, status: 201 | 204): SandboxReply {
    return { status, headers: { location: `${service.baseUrl()}${this.path}/${id}` } };
  }
}

export function recordRoutes(service: Service, type: RecordType): void {
  const { server } = service;
  const calls = new RecordCalls(type);
  const path = `${RECORD_PATH}/${type}`;
  const allowed = (handle: (call: VendorCall) => SandboxReply): ReturnType<typeof vendorHandler> =>
    vendorHandler(service, (call) => {
      call.rights.need(type);
      return handle(call);
    });
  const add = (method: string, pattern: string, handle: (call: VendorCall) => SandboxReply): void =>
    server.route(method, pattern, allowed(handle), { operation: () => `${method} ${type}` });
  server.route(
    'GET',
    path,
    allowed((call) => calls.find(call)),
    { operation: () => `GET ${type} list` },
  );
  add('POST', path, (call) => calls.post(call));
  add('GET', `${path}/:id`, (call) => calls.get(call));
  add('PATCH', `${path}/:id`, (call) => calls.patch(call));
  add('PUT', `${path}/:id`, (call) => calls.put(call));
  add('DELETE', `${path}/:id`, (call) => calls.remove(call));
}

function unsupportedType(call: VendorCall): SandboxReply {
  throw new VendorError(404, [{ detail: `Record type '${call.params['type']}' does not exist.`, code: 'INVALID_RECORD_TYPE' }]);
}

/** Comes last: record types that this sandbox does not have. */
export function otherRecordRoutes(service: Service): void {
  for (const method of ['GET', 'POST', 'PATCH', 'PUT', 'DELETE']) {
    service.server.route(method, `${RECORD_PATH}/:type`, vendorHandler(service, unsupportedType));
    service.server.route(method, `${RECORD_PATH}/:type/:id`, vendorHandler(service, unsupportedType));
  }
}
