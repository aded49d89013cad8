import { VendorError, type WriteItem, type WriteResult } from '@trueup/connector-kit';
import { setTimeout as wait } from 'node:timers/promises';
import { faultOfUserErrors, type UserError } from '../faults';
import { idOf, type ShopifyCompany, type ShopifyLocation } from '../wire';
import type { AdminApi, Call } from './admin-api';
import { byExternalId } from './business-keys';
import type { BusinessReader } from './business-reader';
import { refuseRivals } from './unchanged';

type Record_ = ShopifyCompany | ShopifyLocation;
type Payload = { readonly userErrors: readonly UserError[] };

const LAG_MS = 10_000;
const LOOK_AGAIN_MS = 400;

/** What writing a company and writing a location have in common. */
export class BusinessWrite<Wire extends Record_> {
  constructor(
    readonly api: AdminApi,
    readonly reader: BusinessReader<Wire>,
  ) {}

  done(record: Wire, found?: boolean): WriteResult<Wire> {
    const ref = { type: this.reader.given.type, id: idOf(record.id) ?? '' };
    return { kind: 'done', ref, record, version: record.updatedAt, found, cost: { unit: 'points', amount: this.api.spent } };
  }

  /** The record as it is. Throws a conflict where it is gone or may not be seen. */
  async read(id: string): Promise<Wire> {
    const [record] = await this.reader.byIds([id]);
    if (record) return record;
    throw new VendorError({ kind: 'conflict', code: 'NOT_FOUND', message: `${this.reader.given.type} ${id} is gone.` });
  }

  /** The record to write on. Throws a conflict where somebody changed meanwhile what is to be written. */
  async unchanged({ ref, current, patch }: WriteItem<Wire>): Promise<Wire> {
    const fresh = await this.read(ref?.id ?? '');
    if (fresh.updatedAt !== current?.updatedAt) refuseRivals(`${this.reader.given.type} ${ref?.id}`, { current, fresh, patch });
    return fresh;
  }

  /**
   * Makes a record unless there is one with our key. An earlier call that got no answer may have made it, and the search does not know it
   * yet: then the key is taken, and the search is asked until it does.
   */
  async make(
    createKey: string,
    call: Call,
    idIn: (payload: Payload) => unknown,
  ): Promise<{ readonly record: Wire; readonly found: boolean }> {
    const there = await byExternalId(this.reader, createKey);
    if (there) return { record: there, found: true };
    const payload = await this.api.attempt<Payload>(call);
    if (payload.userErrors.length === 0) return { record: await this.read(idOf(idIn(payload)) ?? ''), found: false };
    const isTaken = payload.userErrors.some(({ code, field }) => code === 'TAKEN' && field?.at(-1) === 'externalId');
    if (isTaken) return { record: await this.appeared(createKey), found: true };
    throw new VendorError(faultOfUserErrors(payload.userErrors, 'create', call.slots));
  }

  private async appeared(createKey: string): Promise<Wire> {
    for (let waited = 0; waited <= LAG_MS; waited += LOOK_AGAIN_MS) {
      const found = await byExternalId(this.reader, createKey);
      if (found) return found;
      await wait(LOOK_AGAIN_MS);
    }
    throw new VendorError({ kind: 'transient', code: 'NOT_FOUND_YET', message: 'The record with our key does not show in searches yet.' });
  }
}
