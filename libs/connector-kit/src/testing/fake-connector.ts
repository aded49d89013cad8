import { SLOTS, sourceKey, type Slot } from '@trueup/canonical-schema';
import { z } from 'zod';
import type { AnyConnector, Client, Connector } from '../connector';
import { unansweredFault, VendorError } from '../faults';
import { address } from '../mapping/address';
import { consent } from '../mapping/consent';
import { field } from '../mapping/field';
import type { Mapping, MappingContext, Row } from '../mapping/mapping';
import { declined, readOnly } from '../mapping/row';
import { contextOf } from '../parties/parties';
import type { Fetched, LookupKeys, RecordRef, WriteItem, WriteResult } from '../records';
import { EMPTY_CUSTOMER, type FakeCustomer, type FakeVendor } from './fake-vendor';

const text = z.string().nullable();
const wire = z.object({
  ...{ id: z.string().min(1), version: z.string(), updatedAt: z.string(), key: text, number: text, given: text, family: text, email: text },
  ...{ phone: text.optional(), optIn: text, street: text, town: text, zip: text, land: text, company: text.default(null) },
});

/** A contact speaks for its company alone. */
function context({ company }: FakeCustomer, { row }: MappingContext<FakeCustomer>): string {
  return company === null ? 'private' : contextOf(sourceKey({ system: row.system, type: 'customer', id: company }));
}

const mapped: Partial<Record<Slot, Row<FakeCustomer>>> = {
  'names.given': field('given'),
  'names.family': field('family'),
  'emails.contact': field('email', { context }),
  'phones.mobile': field('phone', { context }),
  'addresses.billing': address({ line1: 'street', city: 'town', postalCode: 'zip', country: 'land' }, { context }),
  'consents.email': consent({ point: 'email', status: 'optIn', words: { granted: 'yes', withdrawn: 'no' } }),
  'erpAccount.number': readOnly(field('number'), 'The vendor numbers accounts itself.'),
};

export const fakeMapping: Mapping<FakeCustomer> = {
  rows: Object.fromEntries(SLOTS.map((slot) => [slot, mapped[slot] ?? declined('The fake vendor does not keep it.')])) as Record<
    Slot,
    Row<FakeCustomer>
  >,
  parse: (body) => wire.parse(body),
  identify: (record) => ({
    ref: { type: 'customer', id: record.id },
    kind: 'person',
    sourceVersion: record.version,
    sourceTime: Date.parse(record.updatedAt),
    segment: null,
    objects: [],
    references: record.number ? [{ scheme: 'erpAccountNumber', value: record.number }] : [],
    ourKey: record.key,
  }),
  empty: (_kind, place) => ({ ...EMPTY_CUSTOMER, company: place?.id ?? null }),
};

class FakeClient implements Client<FakeCustomer> {
  constructor(private readonly vendor: FakeVendor) {}

  async start(): Promise<void> {
    await this.vendor.call('start', null, () => undefined);
  }

  fetch(refs: readonly RecordRef[]): Promise<readonly Fetched<FakeCustomer>[]> {
    return this.vendor.call('fetch', refs, () => refs.map((ref) => this.vendor.answerTo(ref)));
  }

  async *poll(since: number | null) {
    const upTo = Date.now();
    const records = await this.vendor.call('poll', since, () =>
      this.#all().filter(({ updatedAt }) => Date.parse(updatedAt) >= (since ?? 0)),
    );
    yield { records: records.map(fetched), upTo };
  }

  async *sweep() {
    yield await this.vendor.call('sweep', null, () => this.#all().map(({ id }) => ({ type: 'customer', id })));
  }

  find(keys: LookupKeys): Promise<readonly Fetched<FakeCustomer>[]> {
    return this.vendor.call('find', keys, () =>
      this.#all()
        .filter(({ key, email }) => key === keys.createKey || (email !== null && keys.emails.includes(email)))
        .map(fetched),
    );
  }

  async write(batch: readonly WriteItem<FakeCustomer>[]): Promise<readonly WriteResult<FakeCustomer>[]> {
    return Promise.all(batch.map((item) => this.#writeOne(item)));
  }

  faultOf(error: unknown) {
    if (error instanceof VendorError) return error.fault;
    return unansweredFault(error) ?? ({ kind: 'malformed', code: 'UNKNOWN', message: String(error) } as const);
  }

  async #writeOne({ operation, ref, createKey, patch, current, place }: WriteItem<FakeCustomer>): Promise<WriteResult<FakeCustomer>> {
    try {
      return await this.vendor.call(operation, { id: ref?.id ?? null, patch }, () => {
        const { faults } = this.vendor;
        const there = this.#all().find(({ key }) => ref === null && key === createKey);
        if (there)
          return { kind: 'done' as const, ref: { type: 'customer', id: there.id }, record: there, version: there.version, found: true };
        const held = ref && this.vendor.records.get(ref.id);
        if (ref && held?.version !== current?.version)
          throw new VendorError({ kind: 'conflict', code: 'CHANGED', message: 'It was changed.' });
        if (faults.refuses !== null && patch.phone === faults.refuses) {
          throw new VendorError({ kind: 'rejected', code: 'BAD_PHONE', message: 'The phone is not accepted.' });
        }
        const after = this.vendor.edit(ref?.id ?? null, ref ? patch : { ...patch, key: createKey, company: place?.id ?? null });
        if (faults.loseAnswers > 0) {
          faults.loseAnswers -= 1;
          throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
        }
        const record = this.vendor.shown(after.id) ?? after;
        return { kind: 'done' as const, ref: { type: 'customer', id: after.id }, record, version: after.version };
      });
    } catch (error) {
      return { kind: 'fault', fault: this.faultOf(error) };
    }
  }

  #all(): FakeCustomer[] {
    const ids = [...this.vendor.records.keys()].filter((id) => !this.vendor.faults.hidden.has(id));
    return ids.flatMap((id) => this.vendor.shown(id) ?? []);
  }
}

function fetched(record: FakeCustomer): Fetched<FakeCustomer> {
  return { ref: { type: 'customer', id: record.id }, record };
}

/** A connector to a vendor in memory. */
export function fakeConnector(vendor: FakeVendor): AnyConnector {
  const connector: Connector<unknown, FakeCustomer> = {
    name: 'fake',
    apiVersion: '1',
    family: 'erp',
    recordTypes: ['customer'],
    configuration: z.unknown(),
    limits: { unit: 'calls', concurrency: 3, batchSize: 5 },
    mappings: { customer: fakeMapping },
    connect: () => new FakeClient(vendor),
  };
  return connector;
}
