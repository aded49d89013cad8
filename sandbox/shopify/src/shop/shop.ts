import { randomInt } from 'node:crypto';
import { type Faults, LaggingIndex, StateFile } from '@trueup/sandbox-kit';
import { BulkResults } from '../bulk/bulk-results';
import { Business } from '../companies/business';
import type { TenantConfig } from '../config';
import { type CustomerRecord, newCustomer } from '../customers/customer-record';
import { customerEvents, type ShopEvent } from '../customers/customer-events';
import { oneSecond } from '../one-second';
import type { OrderRecord } from '../orders/order-record';
import { configuredSecrets, emptyShopData, type ShopData } from './shop-data';

export interface ShopParts {
  config: TenantConfig;
  faults: Faults;
  baseUrl(): string;
  /** Told what happened, in order; one call is one action of somebody. */
  emit(events: readonly ShopEvent[]): void;
}

/** One shop: its records, who may change them and what a change sets off. Reads by id see a write at once, searches later. */
export class Shop {
  readonly data: ShopData;
  readonly customers = new Map<number, CustomerRecord>();
  readonly orders = new Map<number, OrderRecord>();
  readonly customerSearch: LaggingIndex<CustomerRecord>;
  readonly orderSearch: LaggingIndex<OrderRecord>;
  readonly business: Business;
  readonly bulkResults: BulkResults;
  readonly config: TenantConfig;
  readonly faults: Faults;
  private readonly file: StateFile<ShopData>;

  constructor(private readonly parts: ShopParts) {
    this.config = parts.config;
    this.faults = parts.faults;
    this.file = new StateFile(this.config.stateFile);
    const kept = { ...emptyShopData(), ...this.file.load() };
    this.data = { ...kept, secrets: configuredSecrets(this.config, kept.secrets) };
    this.data.customers.forEach((customer) => this.customers.set(customer.id, customer));
    this.data.orders.forEach((order) => this.orders.set(order.id, order));
    this.customerSearch = new LaggingIndex({ lagMs: this.config.searchLagMs });
    this.orderSearch = new LaggingIndex({ lagMs: this.config.searchLagMs });
    this.customerSearch.reset(kept.customers.map((customer) => [String(customer.id), customer]));
    this.orderSearch.reset(kept.orders.map((order) => [String(order.id), order]));
    this.bulkResults = new BulkResults(this.config.stateFile);
    this.business = new Business(kept, {
      searchLagMs: this.config.searchLagMs,
      changed: (events) => {
        this.save();
        this.parts.emit(events);
      },
    });
    this.save();
  }

  /** Grows by an uneven step, as ids shared by many shops do. */
  nextId(): number {
    this.data.nextId += randomInt(1, 40_000);
    return this.data.nextId;
  }

  baseUrl(): string {
    return this.parts.baseUrl();
  }

  findCustomer(test: (customer: CustomerRecord) => boolean): CustomerRecord | undefined {
    for (const customer of this.customers.values()) if (test(customer)) return customer;
    return undefined;
  }

  ordersOf(customerId: number): OrderRecord[] {
    return [...this.orders.values()].filter((order) => order.customerId === customerId);
  }

  createCustomer(fill: (customer: CustomerRecord) => void): CustomerRecord {
    const customer = newCustomer(this.nextId(), oneSecond());
    fill(customer);
    this.customers.set(customer.id, customer);
    this.keepCustomer(customer, customerEvents(undefined, customer));
    return customer;
  }

  /** Applies a change; one that leaves everything as it was moves no time and sends no webhook. */
  changeCustomer(customer: CustomerRecord, change: (customer: CustomerRecord) => void): CustomerRecord {
    const before = structuredClone(customer);
    change(customer);
    const events = customerEvents(before, customer);
    if (JSON.stringify(before) === JSON.stringify(customer)) return customer;
    customer.updatedAt = oneSecond();
    this.keepCustomer(customer, events);
    return customer;
  }

  deleteCustomer(customer: CustomerRecord, events: readonly ShopEvent[]): void {
    this.business.profilesOf(customer.id).forEach((contact) => this.business.deleteContact(contact));
    this.customers.delete(customer.id);
    this.customerSearch.remove(String(customer.id));
    this.save();
    this.parts.emit(events);
  }

  /** Customers that come without a word to anybody. */
  plant(customers: readonly CustomerRecord[]): void {
    for (const customer of customers) this.customers.set(customer.id, customer);
    if (customers.length > 0) this.customerSearch.reset([...this.customers].map(([id, customer]) => [String(id), customer]));
  }

  keepOrder(order: OrderRecord, events: readonly ShopEvent[]): void {
    this.orders.set(order.id, order);
    this.orderSearch.put(String(order.id), order);
    this.save();
    this.parts.emit(events);
  }

  save(): void {
    this.file.save(() => ({
      ...this.data,
      ...this.business.data(),
      customers: [...this.customers.values()],
      orders: [...this.orders.values()],
    }));
  }

  flush(): Promise<void> {
    return this.file.flush();
  }

  private keepCustomer(customer: CustomerRecord, events: readonly ShopEvent[]): void {
    this.customerSearch.put(String(customer.id), customer);
    this.save();
    this.parts.emit(events);
  }
}
