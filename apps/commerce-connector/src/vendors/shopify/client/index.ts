import type {
  Client,
  Fault,
  Fetched,
  LookupKeys,
  Notice,
  RecordRef,
  VendorContext,
  WebhookDelivery,
  WriteItem,
  WriteResult,
} from '@trueup/connector-kit';
import { faultOf } from '../faults';
import { CUSTOMER, type ShopifyCustomer } from '../wire';
import { AdminApi } from './admin-api';
import { allCustomers, changedCustomers, fetched } from './changed-customers';
import type { ShopifyConfig } from './configuration';
import { CustomerReader } from './customer-reader';
import { CustomerWriter } from './customer-writer';
import { MergedCustomers } from './merged-customers';
import { noticesOf } from './notices';
import { putDefinitionsInPlace, putSubscriptionsInPlace } from './put-in-place';

/** One shop. */
export class ShopifyClient implements Client<ShopifyCustomer> {
  private readonly api: AdminApi;
  private readonly reader: CustomerReader;
  private readonly merged = new MergedCustomers();

  constructor(
    config: ShopifyConfig,
    private readonly context: VendorContext,
  ) {
    this.api = new AdminApi(config, context.budget);
    this.reader = new CustomerReader(this.api, context);
  }

  async start(): Promise<void> {
    this.reader.readable.tryAll();
    await putDefinitionsInPlace(this.api, this.context);
    await putSubscriptionsInPlace(this.api, this.context);
  }

  async fetch(refs: readonly RecordRef[]): Promise<readonly Fetched<ShopifyCustomer>[]> {
    const records = await this.reader.byIds(refs.map(({ id }) => id));
    return refs.map((ref, index) => {
      const record = records[index] ?? null;
      return record === null ? { ref, record, deleted: true, mergedInto: this.merged.into(ref) } : { ref, record };
    });
  }

  notices(delivery: WebhookDelivery): readonly Notice[] {
    const notices = noticesOf(delivery);
    for (const { ref, mergedInto } of notices) if (mergedInto) this.merged.remember(ref, mergedInto);
    return notices;
  }

  poll(since: number | null, signal: AbortSignal): ReturnType<typeof changedCustomers> {
    return changedCustomers(this.reader, this.api, { since, now: this.context.now(), signal });
  }

  sweep(signal: AbortSignal): ReturnType<typeof allCustomers> {
    return allCustomers(this.api, signal);
  }

  async find(keys: LookupKeys): Promise<readonly Fetched<ShopifyCustomer>[]> {
    return (await this.reader.byKeys(keys)).map(fetched);
  }

  write(batch: readonly WriteItem<ShopifyCustomer>[]): Promise<readonly WriteResult<ShopifyCustomer>[]> {
    return Promise.all(batch.map((item) => this.writeOne(item)));
  }

  faultOf(error: unknown): Fault {
    return faultOf(error);
  }

  private async writeOne(item: WriteItem<ShopifyCustomer>): Promise<WriteResult<ShopifyCustomer>> {
    if (item.ref !== null && item.ref.type !== CUSTOMER) {
      return {
        kind: 'fault',
        fault: { kind: 'malformed', code: 'UNKNOWN_TYPE', message: `There are no records of type ${item.ref.type} yet.` },
      };
    }
    try {
      const api = this.api.counting();
      return await new CustomerWriter(api, this.reader.on(api), this.context).write(item);
    } catch (error) {
      return { kind: 'fault', fault: faultOf(error) };
    }
  }
}
