import { VendorError, type WriteItem, type WriteResult } from '@trueup/connector-kit';
import { ALREADY_EXISTS, faultOf } from '../faults';
import { mapping } from '../mapping';
import type { CustomField, NetsuiteCustomer } from '../wire';
import type { Account } from './account';
import type { AccountLists } from './account-lists';
import { changedFields, isOvertaken } from './changed-fields';
import { byExternalId, RECORD, type CustomerReader } from './customer-reader';
import type { LookUp } from './look-up';
import { submitOnce } from './submit-once';

interface Parts {
  readonly account: Account;
  readonly reader: CustomerReader;
  readonly lists: AccountLists;
  readonly lookUp: LookUp;
  readonly keyField: 'externalId' | CustomField;
  readonly newCustomer: { readonly subsidiary?: string; readonly entityStatus?: string };
}

type Item = WriteItem<NetsuiteCustomer>;
type Result = WriteResult<NetsuiteCustomer>;

/** Creates and updates persons; each write ends with a reading, for NetSuite answers without a body. */
export class CustomerWriter {
  constructor(private readonly parts: Parts) {}

  async write(item: Item): Promise<Result> {
    try {
      return await (item.operation === 'create' ? this.create(item) : this.update(item));
    } catch (error) {
      return { kind: 'fault', fault: faultOf(error) };
    }
  }

  /** Looks first: NetSuite's upsert would add the address lines of a create that was answered in vain once more. */
  private async create(item: Item): Promise<Result> {
    const known = await this.parts.lookUp.withKey(item.createKey);
    if (known !== undefined) return { ...(await this.written(known)), found: true };
    try {
      return await this.written(await this.made(item));
    } catch (error) {
      const other = faultOf(error).code === ALREADY_EXISTS ? await this.parts.lookUp.withKey(item.createKey) : undefined;
      if (other === undefined) throw error;
      return { ...(await this.written(other)), found: true };
    }
  }

  private async made({ createKey, patch }: Item): Promise<string> {
    const { account, keyField, newCustomer, lists } = this.parts;
    const subsidiary = newCustomer.subsidiary ?? (await lists.subsidiary());
    const body = {
      isPerson: true,
      ...(subsidiary === null ? {} : { subsidiary: { id: subsidiary } }),
      ...(newCustomer.entityStatus ? { entityStatus: { id: newCustomer.entityStatus } } : {}),
      ...changedFields(mapping.empty('person'), patch),
    };
    if (keyField !== 'externalId') return submitOnce(account, { key: createKey, path: RECORD, body: { ...body, [keyField]: createKey } });
    const { location } = await account.call({ method: 'PUT', path: `${RECORD}/${byExternalId(createKey)}`, body });
    return idIn(location) ?? (await this.parts.lookUp.withKey(createKey)) ?? missing();
  }

  /** NetSuite has no compare-and-set, so the record is read first: what somebody changed since is not overwritten. */
  private async update({ ref, patch, current }: Item): Promise<Result> {
    const id = ref?.id ?? missing();
    const given = (await this.parts.reader.given(id)) ?? missing();
    const body = changedFields(given.record, patch);
    if (Object.keys(body).length === 0) return this.written(id);
    if (current && isOvertaken(current, given.record, patch)) {
      const message = 'Somebody changed the same fields since they were read.';
      return { kind: 'fault', fault: { kind: 'conflict', code: 'RECORD_CHANGED', message } };
    }
    await this.parts.account.call({ method: 'PATCH', path: `${RECORD}/${id}`, body });
    return this.written(id);
  }

  private async written(id: string): Promise<Extract<Result, { kind: 'done' }>> {
    const record = (await this.parts.reader.read(id)) ?? missing();
    return { kind: 'done', ref: { type: 'customer', id: record.id }, record, version: record.lastModifiedDate ?? null };
  }
}

/** The last part of the Location of what was made. */
export function idIn(location: string | null): string | undefined {
  return location?.split('/').at(-1) || undefined;
}

function missing(): never {
  throw new VendorError({ kind: 'conflict', code: 'NONEXISTENT_ID', message: 'The customer is gone.' });
}
