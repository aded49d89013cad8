import type { BusinessEvent } from '../companies/business-events';
import type { OrderRecord } from '../orders/order-record';
import { type ConsentRecord, type CustomerRecord, newCustomer } from './customer-record';

/** What happened, by the vendor's topic, with what its payload is made of. */
export type ShopEvent =
  | BusinessEvent
  | {
      topic: 'CUSTOMERS_CREATE' | 'CUSTOMERS_UPDATE' | 'CUSTOMERS_ENABLE' | 'CUSTOMERS_DISABLE' | 'CUSTOMERS_DELETE';
      customer: CustomerRecord;
    }
  | { topic: 'CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE' | 'CUSTOMERS_MARKETING_CONSENT_UPDATE'; customer: CustomerRecord }
  | { topic: 'CUSTOMER_TAGS_ADDED' | 'CUSTOMER_TAGS_REMOVED'; customer: CustomerRecord; tags: string[] }
  | { topic: 'CUSTOMERS_MERGE'; kept: CustomerRecord; deleted: CustomerRecord }
  | { topic: 'ORDERS_CREATE' | 'ORDERS_PAID' | 'ORDERS_UPDATED' | 'ORDERS_CANCELLED'; order: OrderRecord; customer?: CustomerRecord };

type Plain = Pick<CustomerRecord, 'firstName' | 'addresses'>;

/** The record without what has topics of its own: consents, tags and the times. */
function plain(customer: CustomerRecord): Plain {
  const { emailConsent: _email, smsConsent: _sms, tags: _tags, updatedAt: _at, activationToken: _token, ...rest } = customer;
  return rest;
}

function differs(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}

function tagEvents(before: CustomerRecord, customer: CustomerRecord): ShopEvent[] {
  const added = customer.tags.filter((tag) => !before.tags.includes(tag));
  const removed = before.tags.filter((tag) => !customer.tags.includes(tag));
  return [
    ...(added.length > 0 ? [{ topic: 'CUSTOMER_TAGS_ADDED', customer, tags: added } as const] : []),
    ...(removed.length > 0 ? [{ topic: 'CUSTOMER_TAGS_REMOVED', customer, tags: removed } as const] : []),
  ];
}

function consentEvents(before: CustomerRecord, customer: CustomerRecord): ShopEvent[] {
  const isNew = (a: ConsentRecord, b: ConsentRecord): boolean => differs(a, b);
  return [
    ...(isNew(before.emailConsent, customer.emailConsent)
      ? [{ topic: 'CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE', customer } as const]
      : []),
    ...(isNew(before.smsConsent, customer.smsConsent) ? [{ topic: 'CUSTOMERS_MARKETING_CONSENT_UPDATE', customer } as const] : []),
  ];
}

function accountEvents(before: CustomerRecord, customer: CustomerRecord): ShopEvent[] {
  if (before.state === customer.state) return [];
  if (customer.state === 'ENABLED') return [{ topic: 'CUSTOMERS_ENABLE', customer }];
  return before.state === 'ENABLED' ? [{ topic: 'CUSTOMERS_DISABLE', customer }] : [];
}

/** What a change sets off. Tags and consents left `customers/update` in 2025-01 and are told by their own topics only. */
export function customerEvents(before: CustomerRecord | undefined, customer: CustomerRecord): ShopEvent[] {
  const old = before ?? newCustomer(customer.id, customer.createdAt);
  const main: ShopEvent[] = before
    ? differs(plain(before), plain(customer))
      ? [{ topic: 'CUSTOMERS_UPDATE', customer }]
      : []
    : [{ topic: 'CUSTOMERS_CREATE', customer }];
  return [...main, ...accountEvents(old, customer), ...tagEvents(old, customer), ...consentEvents(old, customer)];
}
