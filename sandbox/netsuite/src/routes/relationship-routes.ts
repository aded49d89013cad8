import type { SandboxReply } from '@trueup/sandbox-kit';
import { currencyId } from '../fields/reference-lists';
import type { EntityRecord, FurtherSubsidiary } from '../record/entity-record';
import { propertiesOf } from '../record/read-properties';
import { RECORD_PATH } from '../record/render-record';
import { invalidContent, noSuchRecord, userError } from '../vendor-error';
import { writeContext } from './record-routes';
import { type Service, type VendorCall, vendorHandler } from './vendor-call';

const PATH = `${RECORD_PATH}/customerSubsidiaryRelationship`;

function referenceIn(body: Record<string, unknown>, name: string): string {
  const given = body[name];
  return String(typeof given === 'object' && given !== null ? (given as { id?: unknown }).id : given);
}

function put(call: VendorCall, customer: EntityRecord, furtherSubsidiaries: FurtherSubsidiary[]): void {
  const { account } = call.service;
  account.customers.put({ ...customer, furtherSubsidiaries, lastModifiedDate: writeContext(call).now });
  account.changed();
}

function post(call: VendorCall): SandboxReply {
  const { account, baseUrl } = call.service;
  const body = propertiesOf(call.request.json(), '');
  const customer = account.customers.get(referenceIn(body, 'entity'));
  if (!customer) throw invalidContent('You have entered an Invalid Field Value for the following field: entity.', 'entity');
  const subsidiary = account.config.subsidiaries.find(({ id }) => id === referenceIn(body, 'subsidiary'));
  if (!subsidiary) throw invalidContent('You have entered an Invalid Field Value for the following field: subsidiary.', 'subsidiary');
  const known = [customer.fields['subsidiary'], ...customer.furtherSubsidiaries.map((one) => one.subsidiary)];
  if (known.includes(subsidiary.id)) throw userError('This customer is assigned to this subsidiary already.');
  const taxItem = body['taxItem'] === undefined ? {} : { taxItem: referenceIn(body, 'taxItem') };
  const id = account.next('relationship');
  const made = { id, subsidiary: subsidiary.id, primaryCurrency: currencyId(subsidiary.currency), ...taxItem };
  put(call, customer, [...customer.furtherSubsidiaries, made]);
  return { status: 204, headers: { location: `${baseUrl()}${PATH}/${id}` } };
}

function remove(call: VendorCall): SandboxReply {
  const { account } = call.service;
  const id = call.params['id'];
  const customer = account.customers.all().find(({ furtherSubsidiaries }) => furtherSubsidiaries.some((one) => one.id === id));
  if (!customer) throw noSuchRecord();
  put(
    call,
    customer,
    customer.furtherSubsidiaries.filter((one) => one.id !== id),
  );
  return { status: 204 };
}

/** Further subsidiaries of a customer, to add and to take away; they are read through SuiteQL. */
export function relationshipRoutes(service: Service): void {
  const { server } = service;
  server.route('POST', PATH, vendorHandler(service, post), { operation: () => 'POST customerSubsidiaryRelationship' });
  server.route('DELETE', `${PATH}/:id`, vendorHandler(service, remove), { operation: () => 'DELETE customerSubsidiaryRelationship' });
}
