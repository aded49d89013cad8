import type { Client, Fault, Fetched, LookupKeys, PollPage, RecordRef, VendorContext, WriteItem, WriteResult } from '@trueup/connector-kit';
import { faultOf } from '../faults';
import { customFieldsOf, keyFieldOf } from '../mapping';
import { STANDARD_FIELDS, type NetsuiteCustomer } from '../wire';
import { Account } from './account';
import { AccountLists } from './account-lists';
import { Changes } from './changes';
import type { NetsuiteConfig } from './configuration';
import { CustomerReader } from './customer-reader';
import { CustomerWriter } from './customer-writer';
import { LookUp } from './look-up';
import { PERSONS } from './suiteql';
import { VisibleFields } from './visible-fields';

const IDS_A_PAGE = 1_000;

/** One account's persons at stage Customer. */
export class NetsuiteClient implements Client<NetsuiteCustomer> {
  private readonly account: Account;
  private readonly visible: VisibleFields;
  private readonly reader: CustomerReader;
  private readonly changes: Changes;
  private readonly lookUp: LookUp;
  private readonly writer: CustomerWriter;

  constructor(config: NetsuiteConfig, context: VendorContext) {
    const customFields = customFieldsOf(context.row);
    const keyField = keyFieldOf(context.row);
    const account = new Account(config, context);
    const lists = new AccountLists(account, context.row);
    const visible = new VisibleFields(account, { wanted: [...STANDARD_FIELDS, ...customFields], now: () => context.now() });
    const reader = new CustomerReader({ account, visible, lists, customFields });
    const lookUp = new LookUp({ account, reader, visible, keyField });
    this.account = account;
    this.visible = visible;
    this.reader = reader;
    this.lookUp = lookUp;
    this.changes = new Changes({ account, reader });
    this.writer = new CustomerWriter({ account, reader, lists, lookUp, keyField, newCustomer: config });
  }

  /** Signs in and learns what the role may see; NetSuite needs nothing put in place. */
  async start(): Promise<void> {
    await this.visible.now();
  }

  fetch(refs: readonly RecordRef[]): Promise<readonly Fetched<NetsuiteCustomer>[]> {
    return this.reader.fetch(refs);
  }

  poll(since: number | null, signal: AbortSignal): AsyncIterable<PollPage<NetsuiteCustomer>> {
    return this.changes.since(since, signal);
  }

  /** Deletes are seen by what is missing here: NetSuite keeps no list of them that REST or SuiteQL could read. */
  async *sweep(signal: AbortSignal): AsyncIterable<readonly RecordRef[]> {
    let last = '0';
    for (let hasMore = true; hasMore && !signal.aborted;) {
      const page = await this.account.query(`SELECT id FROM customer WHERE ${PERSONS} AND id > ${last} ORDER BY id`, IDS_A_PAGE);
      hasMore = page.hasMore;
      const ids = page.rows.flatMap(({ id }) => id ?? []);
      last = ids.at(-1) ?? last;
      yield ids.map((id) => ({ type: 'customer', id }));
    }
  }

  find(keys: LookupKeys): Promise<readonly Fetched<NetsuiteCustomer>[]> {
    return this.lookUp.find(keys);
  }

  write(batch: readonly WriteItem<NetsuiteCustomer>[]): Promise<readonly WriteResult<NetsuiteCustomer>[]> {
    return Promise.all(batch.map((item) => this.writer.write(item)));
  }

  faultOf(error: unknown): Fault {
    return faultOf(error);
  }
}
