import { claimsOf, rawTopic, type CustomerObserved, type CustomerRaw, type SourceRef } from '@trueup/canonical-schema';
import { randomUUID } from 'node:crypto';
import { goldenPerson } from '../testing/golden';
import { KitFixture, until, type RunningSystem } from '../testing/kit-fixture';

jest.setTimeout(60_000);

const ROWS = ['writes', 'creates', 'finds', 'breaks', 'refuses', 'observes', 'sweeps', 'parks', 'rejects', 'twins'];
const HOME = {
  ...{ receiver: null, company: null, line1: '1 Example St', line2: null, line3: null, city: 'Springfield', region: null },
  ...{ postalCode: '62701', country: 'US', phone: null, language: null },
};

let kit: KitFixture;

beforeAll(async () => {
  kit = await KitFixture.start(
    ROWS.map((system) => ({
      system,
      mode: system === 'observes' ? 'observe' : 'write',
      settings: system === 'sweeps' ? { sweepSeconds: 0.3 } : {},
    })),
  );
});

afterAll(() => kit.stop());

/** A record of the vendor with its customer, read and settled. */
async function customerIn(one: RunningSystem, email: string): Promise<{ source: SourceRef; customerId: string }> {
  const { id } = one.vendor.edit(null, { given: 'Ann', family: 'Example', email, phone: '+15550100' });
  const source = { system: one.system, type: 'customer', id };
  await kit.observed((event) => event.source.id === id && event.source.system === one.system);
  return { source, customerId: randomUUID() };
}

function openParked(customerId: string): Promise<{ fault: string; code: string }[]> {
  return kit.database.query(`SELECT fault, code FROM parked WHERE customer_id = $1 AND status = 'parked'`, [customerId]);
}

function valueOf(event: CustomerObserved | undefined, slot: string) {
  return event && claimsOf(event).find((claim) => claim.slot === slot);
}

it('a record is written though another system numbers one of the same customer alike', async () => {
  const one = await kit.run('twins');
  const { source, customerId } = await customerIn(one, 'twin@example.com');
  const members = [source, { ...source, system: 'elsewhere' }];
  const values = { 'names.given': 'Ann', 'names.family': 'Example', 'emails.contact': 'twin@example.com', 'phones.mobile': '+15550109' };
  await kit.golden(goldenPerson({ customerId, version: 1, values, members, systems: { twins: 'aligned' } }));
  expect(await kit.delivered('twins', 'applied')).toMatchObject([{ operation: 'update', target: source }]);
  expect(one.vendor.records.size).toBe(1);
});

describe('a system that is written', () => {
  let one: RunningSystem;
  let source: SourceRef;
  let customerId: string;

  beforeAll(async () => {
    one = await kit.run('writes');
    ({ source, customerId } = await customerIn(one, 'ann@example.com'));
  });

  it('is told only what changed, and the change is settled as applied with before and after', async () => {
    const values = { 'names.given': 'Ann', 'names.family': 'Example', 'emails.contact': 'ann@example.com', 'phones.mobile': '+15550101' };
    const golden = await kit.golden(goldenPerson({ customerId, version: 1, values, members: [source], systems: { writes: 'aligned' } }));
    const [event] = await kit.delivered('writes', 'applied');
    expect(event).toMatchObject({ operation: 'update', settles: [golden.meta.correlationId], attempts: 1, target: source });
    expect(event?.changes).toEqual([{ slot: 'phones.mobile', key: '', context: 'private', before: '"+15550100"', after: '"+15550101"' }]);
    expect(one.vendor.writes()).toMatchObject([{ operation: 'update', detail: { patch: { phone: '+15550101' } } }]);
  });

  it('absorbs the echo of the write and writes nothing more', async () => {
    await kit.delivered('writes', 'absorbed');
    expect(one.vendor.writes()).toHaveLength(1);
    expect(kit.events('customer/observed.v1').filter(({ source: { system } }) => system === 'writes')).toHaveLength(1);
  });

  it('keeps what it made of a value and is not told again', async () => {
    one.vendor.faults.reformat = true;
    const values = { 'names.given': 'Ann', 'names.family': 'Example', 'emails.contact': 'ann@example.com', 'phones.mobile': '+15550102' };
    const shared = { customerId, values, members: [source], systems: { writes: 'aligned' as const } };
    await kit.golden(goldenPerson({ ...shared, version: 2 }));
    await kit.delivered('writes', 'applied', 2);
    expect(one.vendor.records.get(source.id)?.phone).toBe('(555) 0102');
    await kit.delivered('writes', 'absorbed', 2);
    await kit.golden(goldenPerson({ ...shared, version: 3 }));
    await kit.delivered('writes', 'unchanged');
    one.vendor.faults.reformat = false;
    expect(one.vendor.writes()).toHaveLength(2);
    expect(kit.events('customer/observed.v1').filter(({ source: { system } }) => system === 'writes')).toHaveLength(1);
  });

  it('has the edit of a person observed as a change of that moment', async () => {
    one.vendor.edit(source.id, { phone: '+15550177' });
    const [, event] = await kit.observed(({ source: { system } }) => system === 'writes', 2);
    expect(valueOf(event, 'phones.mobile')).toMatchObject({ value: '+15550177', origin: 'source', timeQuality: 'diff' });
    expect(valueOf(event, 'names.given')).toMatchObject({ value: 'Ann', timeQuality: 'record' });
  });

  it('is not called while another contract counts', async () => {
    kit.mayWrite = false;
    const values = { 'names.given': 'Anne' };
    await kit.golden(goldenPerson({ customerId, version: 4, values, members: [source], systems: { writes: 'aligned' } }));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(one.vendor.writes()).toHaveLength(2);
    kit.mayWrite = true;
    one.runtime.wake.write.wake();
    await kit.delivered('writes', 'applied', 3);
  });

  it('reads again and plans anew when somebody was quicker', async () => {
    const before = one.vendor.writes().length;
    one.runtime.wake.poll.wake();
    one.vendor.edit(source.id, { family: 'Sample' });
    const values = { 'names.given': 'Annie' };
    await kit.golden(goldenPerson({ customerId, version: 5, values, members: [source], systems: { writes: 'aligned' } }));
    await kit.delivered('writes', 'applied', 4);
    expect(one.vendor.records.get(source.id)).toMatchObject({ given: 'Annie', family: 'Sample' });
    expect(one.vendor.writes().length).toBeGreaterThan(before);
    await kit.observed((event) => valueOf(event, 'names.family')?.value === 'Sample');
  });
});

describe('a customer that a system should have', () => {
  const values = { 'names.given': 'Bob', 'names.family': 'Example', 'emails.contact': 'bob@example.org', 'addresses.billing': HOME };

  it('is created once, though the answer is lost', async () => {
    const one = await kit.run('creates');
    one.vendor.faults.loseAnswers = 1;
    const customerId = randomUUID();
    await kit.golden(goldenPerson({ customerId, version: 1, values, systems: { creates: 'wanted' } }));
    const [event] = await kit.delivered('creates', 'applied');
    expect(event).toMatchObject({ operation: 'create', reason: 'found', customerId });
    expect(one.vendor.records.size).toBe(1);
    expect(event?.references).toMatchObject([{ scheme: 'erpAccountNumber' }]);
    const [observed] = await kit.observed(({ source: { system } }) => system === 'creates');
    expect(observed?.ourKey).toEqual({ key: event?.createKey, customerId });
    expect(valueOf(observed, 'names.given')).toMatchObject({ origin: 'ours' });
    expect(valueOf(observed, 'erpAccount.number')).toMatchObject({ origin: 'source' });
    await kit.golden(goldenPerson({ customerId, version: 2, values, systems: { creates: 'wanted' } }));
    await kit.delivered('creates', 'unchanged');
    expect(one.vendor.records.size).toBe(1);
  });

  it('is shown to the resolver first where somebody may be that customer', async () => {
    const one = await kit.run('finds');
    one.vendor.faults.withheld = true;
    const { id } = one.vendor.edit(null, { given: 'Bob', email: 'bob@example.org' });
    const source = { system: 'finds', type: 'customer', id };
    const customerId = randomUUID();
    await kit.golden(goldenPerson({ customerId, version: 1, values, systems: { finds: 'wanted' } }));
    await kit.observed((event) => event.source.id === id && event.source.system === 'finds');
    await kit.golden(goldenPerson({ customerId, version: 2, values, members: [source], systems: { finds: 'aligned' } }));
    const [event] = await kit.delivered('finds', 'applied');
    expect(event).toMatchObject({ operation: 'update', target: source });
    expect(one.vendor.records.size).toBe(1);
  });

  it('waits in an ERP for an address that can be delivered to', async () => {
    const one = await kit.run('parks');
    const customerId = randomUUID();
    const wanted = { customerId, systems: { parks: 'wanted' as const } };
    await kit.golden(goldenPerson({ ...wanted, version: 1, values: { ...values, 'addresses.billing': { ...HOME, postalCode: 'ABC' } } }));
    const [event] = await kit.delivered('parks', 'parked');
    expect(event?.reason).toBe('pendingValidation: postalCode is none of US.');
    expect(one.vendor.writes()).toEqual([]);
    await kit.golden(goldenPerson({ ...wanted, version: 2, values }));
    await kit.delivered('parks', 'applied');
    expect(await openParked(customerId)).toEqual([]);
  });
});

describe('a system that fails', () => {
  it('gets the last values when it is back, and is asked by one call at a time meanwhile', async () => {
    const one = await kit.run('breaks');
    const { source, customerId } = await customerIn(one, 'cy@example.com');
    one.vendor.faults.down = true;
    await until('it is known to be down', () => (one.runtime.health.status === 'down' ? true : undefined));
    const shared = { customerId, members: [source], systems: { breaks: 'aligned' as const } };
    const first = await kit.golden(goldenPerson({ ...shared, version: 1, values: { 'phones.mobile': '+15550111' } }));
    const second = await kit.golden(goldenPerson({ ...shared, version: 2, values: { 'phones.mobile': '+15550112' } }));
    const before = one.vendor.calls.length;
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(one.vendor.calls.length - before).toBeLessThan(12);
    one.vendor.faults.down = false;
    const [event] = await kit.delivered('breaks', 'applied');
    expect(event).toMatchObject({ goldenVersion: 2, settles: [second.meta.correlationId] });
    const [overtaken] = await kit.delivered('breaks', 'superseded');
    expect(overtaken?.settles).toEqual([first.meta.correlationId]);
    expect(one.vendor.records.get(source.id)?.phone).toBe('+15550112');
  });

  it('is signed in to again, and waited for as long as it asks', async () => {
    const one = await kit.run('refuses');
    const { source, customerId } = await customerIn(one, 'di@example.com');
    const shared = { customerId, members: [source], systems: { refuses: 'aligned' as const } };
    one.vendor.faults.signedOut = true;
    await kit.golden(goldenPerson({ ...shared, version: 1, values: { 'phones.mobile': '+15550121' } }));
    await kit.delivered('refuses', 'applied');
    one.vendor.faults.throttled = true;
    await kit.golden(goldenPerson({ ...shared, version: 2, values: { 'phones.mobile': '+15550122' } }));
    await until('it is known to be throttled', () => (one.runtime.health.status === 'throttled' ? true : undefined));
    one.vendor.faults.throttled = false;
    await kit.delivered('refuses', 'applied', 2);
  });

  it('that refuses a value has it parked with the reason, is not asked for the same again, and the next value goes through', async () => {
    const one = await kit.run('rejects');
    const { source, customerId } = await customerIn(one, 'io@example.com');
    one.vendor.faults.refuses = '+15550141';
    const shared = { customerId, members: [source], systems: { rejects: 'aligned' as const } };
    await kit.golden(goldenPerson({ ...shared, version: 1, values: { 'phones.mobile': '+15550141' } }));
    const [event] = await kit.delivered('rejects', 'parked');
    expect(event).toMatchObject({ reason: 'BAD_PHONE: The phone is not accepted.', target: source });
    expect(await openParked(customerId)).toMatchObject([{ fault: 'rejected', code: 'BAD_PHONE' }]);
    const calls = one.vendor.writes().length;
    await kit.golden(goldenPerson({ ...shared, version: 2, values: { 'phones.mobile': '+15550141' } }));
    await kit.delivered('rejects', 'parked', 2);
    expect(one.vendor.writes()).toHaveLength(calls);
    expect(await openParked(customerId)).toHaveLength(1);
    await kit.golden(goldenPerson({ ...shared, version: 3, values: { 'phones.mobile': '+15550142' } }));
    await kit.delivered('rejects', 'applied');
    expect(await openParked(customerId)).toEqual([]);
  });
});

describe('a system that is only observed', () => {
  it('is planned for and never called', async () => {
    const one = await kit.run('observes');
    const { source, customerId } = await customerIn(one, 'ed@example.com');
    const values = { 'phones.mobile': '+15550131' };
    const golden = await kit.golden(goldenPerson({ customerId, version: 1, values, members: [source], systems: { observes: 'aligned' } }));
    const [event] = await kit.planned('observes');
    expect(event).toMatchObject({ operation: 'update', target: source, settles: [golden.meta.correlationId] });
    expect(event?.changes).toMatchObject([{ slot: 'phones.mobile', after: '"+15550131"' }]);
    expect(one.vendor.writes()).toEqual([]);
  });
});

describe('a record that is gone', () => {
  it('is deleted when two sweeps miss it and the vendor confirms it, and not while it is only hidden from us', async () => {
    const one = await kit.run('sweeps');
    const { source } = await customerIn(one, 'flo@example.com');
    const hidden = await customerIn(one, 'gil@example.com');
    one.vendor.faults.hidden = new Set([hidden.source.id]);
    one.vendor.remove(source.id);
    const [event] = await kit.observed(({ source: { system }, lifecycle }) => system === 'sweeps' && lifecycle === 'deleted');
    expect(event?.source).toEqual(source);
    expect(event && claimsOf(event)).toEqual([]);
    const asked = one.vendor.calls.filter(
      ({ operation, detail }) => operation === 'fetch' && JSON.stringify(detail).includes(hidden.source.id),
    );
    expect(asked.length).toBeGreaterThan(0);
    const told = kit
      .events('customer/observed.v1')
      .filter(({ source: { id }, lifecycle }) => id === hidden.source.id && lifecycle !== 'present');
    expect(told).toEqual([]);
  });
});

describe('what a system sends', () => {
  it('as a notice is fetched, and one that cannot be mapped is parked while the next goes through', async () => {
    const raw = (id: string, body: unknown) => {
      const eventId = randomUUID();
      const event: CustomerRaw = {
        meta: kit.bus.meta(undefined, { eventId }),
        kind: 'record',
        feed: 'file',
        ...{ system: 'sweeps', deliveryId: null, subject: null, contentType: 'application/json' },
        source: { system: 'sweeps', type: 'customer', id },
        headers: {},
        body: Buffer.from(JSON.stringify(body)),
        ...{ sourceVersion: null, sourceTime: null, fetchSequence: 1, generation: null, baseline: false, receivedAt: Date.now() },
      };
      return kit.bus.publishNow({ topic: rawTopic('sweeps'), key: `sweeps/customer/${id}`, event });
    };
    const good = { version: '900', updatedAt: new Date().toISOString(), key: null, number: null, given: 'Hal', family: null, email: null };
    const rest = { phone: null, optIn: null, street: null, town: null, zip: null, land: null };
    await raw('bad', { nonsense: true });
    await raw('good', { ...good, ...rest, id: 'good' });
    await kit.observed((event) => event.source.id === 'good');
    const parked = await until('it is parked', async () => {
      const rows = await kit.database.query<{ code: string; reason: string }[]>(
        `SELECT code, reason FROM parked WHERE key = 'sweeps/customer/bad'`,
      );
      return rows.length > 0 ? rows : undefined;
    });
    expect(parked).toMatchObject([{ code: 'UNMAPPABLE' }]);
  });
});
