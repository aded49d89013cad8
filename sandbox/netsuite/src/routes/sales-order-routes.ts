import { propertiesOf } from '../record/read-properties';
import { RECORD_PATH } from '../record/render-record';
import { invalidContent } from '../vendor-error';
import { type Service, type VendorCall, vendorHandler } from './vendor-call';

const PATH = `${RECORD_PATH}/salesOrder`;

function entityId(call: VendorCall): string {
  const { entity } = propertiesOf(call.request.json(), '');
  return String(typeof entity === 'object' && entity !== null ? (entity as { id?: unknown }).id : entity);
}

/** An order is only counted here: a customer that has one cannot be deleted, nor moved to another subsidiary. */
export function salesOrderRoutes(service: Service): void {
  const { server, account } = service;
  const post = vendorHandler(service, (call) => {
    const id = entityId(call);
    const customer = account.customers.get(id);
    if (!customer)
      throw invalidContent(
        `Error while accessing a resource. You have entered an Invalid Field Value ${id} for the following field: entity.`,
        'entity',
      );
    // Booking an order does not modify the customer, so its lastModifiedDate stays.
    account.customers.put({ ...customer, orders: customer.orders + 1 });
    const order = account.next('salesOrder');
    account.changed();
    return { status: 204, headers: { location: `${service.baseUrl()}${PATH}/${order}` } };
  });
  server.route('POST', PATH, post, { operation: () => 'POST salesOrder' });
}
