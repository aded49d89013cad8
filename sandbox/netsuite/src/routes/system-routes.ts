import { customerSchema } from '../record/customer-schema';
import { RECORD_PATH } from '../record/render-customer';
import { type Service, vendorHandler } from './vendor-call';

const CATALOG = `${RECORD_PATH}/metadata-catalog`;
const SYSTEM = '/services/rest/system/v1';

/** Limits, the clock, and what a customer consists of in this account. */
export function systemRoutes(service: Service): void {
  const { server, account, concurrency } = service;
  const limits = {
    accountConcurrencyLimit: concurrency.limit,
    accountUnallocatedConcurrencyLimit: concurrency.limit,
    limitType: 'accountSpecific',
  };
  server.route(
    'GET',
    `${SYSTEM}/governanceLimits`,
    vendorHandler(service, () => ({ status: 200, body: limits })),
  );
  server.route(
    'GET',
    `${SYSTEM}/serverTime`,
    vendorHandler(service, () => ({ status: 200, body: { serverTime: new Date().toISOString() } })),
  );
  server.route(
    'GET',
    CATALOG,
    vendorHandler(service, () => {
      const href = `${service.baseUrl()}${CATALOG}/customer`;
      return {
        status: 200,
        body: { items: [{ name: 'customer', links: [{ rel: 'canonical', href, mediaType: 'application/schema+json' }] }] },
      };
    }),
  );
  server.route(
    'GET',
    `${CATALOG}/customer`,
    vendorHandler(service, ({ withheld }) => ({
      status: 200,
      headers: { 'content-type': 'application/schema+json' },
      body: customerSchema(account.fields, withheld),
    })),
  );
}
