import { RECORD_TYPES } from '../record/entity-record';
import { recordSchema } from '../record/record-schema';
import { RECORD_PATH } from '../record/render-record';
import { type Service, vendorHandler } from './vendor-call';

const CATALOG = `${RECORD_PATH}/metadata-catalog`;
const SYSTEM = '/services/rest/system/v1';

/** Limits, the clock, and what a record consists of in this account. */
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
    vendorHandler(service, ({ rights }) => {
      rights.need('metadata');
      const items = RECORD_TYPES.filter((type) => !rights.lacks(type)).map((name) => {
        const href = `${service.baseUrl()}${CATALOG}/${name}`;
        return { name, links: [{ rel: 'canonical', href, mediaType: 'application/schema+json' }] };
      });
      return { status: 200, body: { items } };
    }),
  );
  for (const type of RECORD_TYPES) {
    const schema = vendorHandler(service, ({ rights }) => {
      rights.need('metadata');
      rights.need(type);
      const body = recordSchema(type, account.fields[type], rights.hidden(type));
      return { status: 200, headers: { 'content-type': 'application/schema+json' }, body };
    });
    server.route('GET', `${CATALOG}/${type}`, schema);
  }
}
