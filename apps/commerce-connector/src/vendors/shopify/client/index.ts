import type {
  Client,
  Fault,
  Fetched,
  LoadPage,
  LookupKeys,
  Notice,
  RecordRef,
  Right,
  TenantField,
  VendorContext,
  WebhookDelivery,
  WriteItem,
  WriteResult,
} from '@trueup/connector-kit';
import { faultOf } from '../faults';
import {
  COMPANY,
  COMPANY_LOCATION,
  CUSTOMER,
  type ShopifyCompany,
  type ShopifyCustomer,
  type ShopifyLocation,
  type ShopifyRecord,
} from '../wire';
import { AdminApi } from './admin-api';
import { bulkLoad } from './bulk';
import { byExternalId, companiesNamed, locationsNamed } from './business-keys';
import { BusinessReader } from './business-reader';
import { BusinessWrite } from './business-write';
import { allRecords, changedRecords, fetchedOf, type Readers } from './changed-records';
import { CompanyWriter } from './company-writer';
import type { ShopifyConfig } from './configuration';
import { CustomerReader } from './customer-reader';
import { CustomerWriter } from './customer-writer';
import { LocationWriter } from './location-writer';
import { noticesOf } from './notices';
import { PaymentTerms } from './payment-terms';
import { putDefinitionsInPlace, putSubscriptionsInPlace } from './put-in-place';
import { ReadableFields } from './readable-fields';
import { rightsOf } from './rights';
import { tenantFields } from './tenant-fields';

/** One shop. */
export class ShopifyClient implements Client<ShopifyRecord> {
  private readonly api: AdminApi;
  private readonly customers: CustomerReader;
  private readonly companies: BusinessReader<ShopifyCompany>;
  private readonly locations: BusinessReader<ShopifyLocation>;
  private readonly terms: PaymentTerms;

  constructor(
    config: ShopifyConfig,
    private readonly context: VendorContext,
  ) {
    this.api = new AdminApi(config, context.budget);
    this.customers = new CustomerReader(this.api, context, new ReadableFields(context, config.askAgainMs));
    const by = { readable: this.customers.readable, overlayFields: context.overlayFields };
    this.companies = BusinessReader.companies(this.api, by);
    this.locations = BusinessReader.locations(this.api, by);
    this.terms = new PaymentTerms(this.api);
  }

  async start(): Promise<void> {
    this.customers.readable.tryAll();
    await putDefinitionsInPlace(this.api, this.context);
    await putSubscriptionsInPlace(this.api, this.context);
  }

  async fetch(refs: readonly RecordRef[]): Promise<readonly Fetched<ShopifyRecord>[]> {
    const found = new Map<RecordRef, ShopifyRecord | null | undefined>();
    for (const [type, reader] of this.readers()) {
      const own = refs.filter((ref) => ref.type === type);
      const records = own.length > 0 ? await reader.byIds(own.map(({ id }) => id)) : [];
      own.forEach((ref, index) => found.set(ref, records[index]));
    }
    // What may not be seen is not said to be deleted.
    return refs.map((ref) => {
      const record = found.get(ref);
      return record ? { ref, record } : { ref, record: null, ...(record === null ? { deleted: true } : {}) };
    });
  }

  notices(delivery: WebhookDelivery): readonly Notice[] {
    return noticesOf(delivery);
  }

  poll(since: number | null, signal: AbortSignal): ReturnType<typeof changedRecords> {
    return changedRecords(this.feeds(), { since, now: this.context.now(), signal });
  }

  sweep(signal: AbortSignal): ReturnType<typeof allRecords> {
    return allRecords(this.feeds(), signal);
  }

  load(from: string | null, signal: AbortSignal): AsyncIterable<LoadPage<ShopifyRecord>> {
    return bulkLoad({ ...this.feeds(), companies: this.companies, locations: this.locations, row: this.context.row }, from, signal);
  }

  rights(): Promise<readonly Right[]> {
    return rightsOf(this.api);
  }

  fields(): Promise<readonly TenantField[]> {
    return tenantFields(this.api);
  }

  async find(keys: LookupKeys): Promise<readonly Fetched<ShopifyRecord>[]> {
    if (keys.kind === 'organisation') {
      const own = await byExternalId(this.companies, keys.createKey);
      return (own ? [own] : await companiesNamed(this.api, this.companies, keys)).map((one) => fetchedOf(COMPANY, one));
    }
    if (keys.kind === 'site') {
      const own = await byExternalId(this.locations, keys.createKey);
      return (own ? [own] : await locationsNamed(this.locations, keys)).map((one) => fetchedOf(COMPANY_LOCATION, one));
    }
    return (await this.customers.byKeys(keys)).map((one) => fetchedOf(CUSTOMER, one));
  }

  write(batch: readonly WriteItem<ShopifyRecord>[]): Promise<readonly WriteResult<ShopifyRecord>[]> {
    return Promise.all(batch.map((item) => this.writeOne(item)));
  }

  faultOf(error: unknown): Fault {
    return faultOf(error);
  }

  private async writeOne(item: WriteItem<ShopifyRecord>): Promise<WriteResult<ShopifyRecord>> {
    try {
      const api = this.api.counting();
      switch (item.type) {
        case CUSTOMER:
          return await new CustomerWriter(api, this.customers.on(api), this.context).write(item as WriteItem<ShopifyCustomer>);
        case COMPANY:
          return await new CompanyWriter(new BusinessWrite(api, this.companies.on(api))).write(item as WriteItem<ShopifyCompany>);
        case COMPANY_LOCATION:
          return await this.writeLocation(item as WriteItem<ShopifyLocation>, api);
        default:
          return {
            kind: 'fault',
            fault: { kind: 'malformed', code: 'UNKNOWN_TYPE', message: `A shop has no records of type ${item.type}.` },
          };
      }
    } catch (error) {
      return { kind: 'fault', fault: faultOf(error) };
    }
  }

  private writeLocation(item: WriteItem<ShopifyLocation>, api: AdminApi): Promise<WriteResult<ShopifyLocation>> {
    return new LocationWriter(new BusinessWrite(api, this.locations.on(api)), { row: this.context.row, terms: this.terms }).write(item);
  }

  private readers(): [string, { byIds(ids: readonly string[]): Promise<readonly (ShopifyRecord | null | undefined)[]> }][] {
    return [
      [CUSTOMER, this.customers],
      [COMPANY, this.companies],
      [COMPANY_LOCATION, this.locations],
    ];
  }

  private feeds(): Readers {
    return { api: this.api, customers: this.customers, businesses: [this.companies, this.locations] };
  }
}
