import type { TenantConfig } from '../config';
import type { ShopEvent } from '../customers/customer-events';
import { gid } from '../gid';
import { businessPayload } from './company-payload';
import { customerPayload, deletedPayload, emailConsentPayload, type Payload, smsConsentPayload } from './customer-payload';
import { orderPayload } from './order-payload';

/** The body of an event's webhook. */
export function eventPayload(event: ShopEvent, config: TenantConfig): Payload {
  switch (event.topic) {
    case 'CUSTOMERS_CREATE':
    case 'CUSTOMERS_UPDATE':
    case 'CUSTOMERS_ENABLE':
    case 'CUSTOMERS_DISABLE':
      return customerPayload(event.customer, config);
    case 'CUSTOMERS_DELETE':
      return deletedPayload(event.customer);
    case 'CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE':
      return emailConsentPayload(event.customer, config);
    case 'CUSTOMERS_MARKETING_CONSENT_UPDATE':
      return smsConsentPayload(event.customer, config);
    case 'CUSTOMER_TAGS_ADDED':
    case 'CUSTOMER_TAGS_REMOVED':
      return { customerId: gid('Customer', event.customer.id), tags: event.tags, occurredAt: new Date().toISOString() };
    case 'CUSTOMERS_MERGE':
      return {
        admin_graphql_api_customer_kept_id: gid('Customer', event.kept.id),
        admin_graphql_api_customer_deleted_id: gid('Customer', event.deleted.id),
        admin_graphql_api_job_id: null,
        status: 'completed',
        errors: [],
      };
    case 'ORDERS_CREATE':
    case 'ORDERS_PAID':
    case 'ORDERS_UPDATED':
    case 'ORDERS_CANCELLED':
      return orderPayload(config, event);
    default:
      return businessPayload(event, config);
  }
}
