import type { RunningSandbox } from '@trueup/sandbox-kit';
import { Caller, refusal, startOne } from './testing/caller';

const PATH = '/record/v1/customer';
const person = { isPerson: true, firstName: 'Ada', lastName: 'Birch' };
const address = (addr1: string, more: object = {}): object => ({
  addressBookAddress: { addr1, city: 'Portland', state: 'OR', zip: '97201', country: { id: 'US' } },
  ...more,
});
const items = (record: Record<string, unknown>): Record<string, unknown>[] =>
  (record['addressBook'] as { items: Record<string, unknown>[] }).items;

describe('the customer record', () => {
  let sandbox: RunningSandbox;
  let us: Caller;
  beforeAll(async () => {
    sandbox = await startOne({ customFields: [{ name: 'custentity_tier', title: 'Tier' }] });
    us = await Caller.signIn(sandbox);
  });
  afterAll(() => sandbox.close());

  it('is made with 204 and a Location, numbered by the account and at stage Customer', async () => {
    const answer = await us.call('POST', PATH, {
      body: { ...person, subsidiary: { id: '2' }, terms: { id: '2' }, custentity_tier: 'gold' },
    });
    expect(answer.status).toBe(204);
    const location = answer.headers.get('location') ?? '';
    expect(location).toMatch(/\/services\/rest\/record\/v1\/customer\/\d+$/);
    expect(await us.record(location.split('/').at(-1) ?? '')).toMatchObject({
      entityId: expect.stringMatching(/^CUST\d+$/) as string,
      subsidiary: { id: '2', refName: 'Honeycomb US' },
      currency: { id: '1', refName: 'US Dollar' },
      terms: { id: '2', refName: 'Net 30' },
      creditHoldOverride: { id: 'AUTO', refName: 'Auto' },
      entityStatus: { id: '13', refName: 'CUSTOMER-Closed Won' },
      searchStage: { id: 'Customer', refName: 'Customer' },
      custentity_tier: 'gold',
      lastModifiedDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string,
    });
  });

  it('leaves out unset fields and shows the address book as a link unless it is expanded', async () => {
    const id = await us.made({ ...person, addressBook: { items: [address('1 Elm St')] } });
    const { body } = await us.call('GET', `${PATH}/${id}`);
    expect(body).not.toHaveProperty('email');
    expect(body['addressBook']).toEqual({ links: [expect.objectContaining({ rel: 'self' })] });
    const chosen = await us.call('GET', `${PATH}/${id}?fields=lastName,email`);
    expect(Object.keys(chosen.body).sort()).toEqual(['id', 'lastName', 'links']);
    expect((await us.call('GET', `${PATH}/${id}/addressBook/1/addressBookAddress`)).body).toMatchObject({ addr1: '1 Elm St' });
  });

  it('changes only the fields that a PATCH sends, and unsets those sent as null', async () => {
    const id = await us.made({ ...person, email: 'ada@example.com', phone: '555 010 0199' });
    expect((await us.call('PATCH', `${PATH}/${id}`, { body: { phone: '+1 (555) 010-0123', email: null } })).status).toBe(204);
    const record = await us.record(id);
    expect(record).toMatchObject({ firstName: 'Ada', phone: '+1 (555) 010-0123' });
    expect(record).not.toHaveProperty('email');
  });

  it('adds address lines and changes those with a known id; one line is the default of its kind', async () => {
    const id = await us.made({ ...person, addressBook: { items: [address('1 Elm St', { defaultShipping: true })] } });
    const body = {
      addressBook: { items: [{ id: 1, addressBookAddress: { city: 'Salem' } }, address('2 Oak Ave', { defaultShipping: true })] },
    };
    await us.call('PATCH', `${PATH}/${id}`, { body });
    const [elm, oak] = items(await us.record(id));
    expect(elm).toMatchObject({ id: 1, defaultShipping: false, addressBookAddress: { addr1: '1 Elm St', city: 'Salem' } });
    expect(oak).toMatchObject({
      id: 2,
      defaultShipping: true,
      label: '2 Oak Ave',
      addressBookAddress: { country: { id: 'US', refName: 'United States' } },
    });
  });

  it('replaces the address book when told to, keeping lines that were sent with their id', async () => {
    const id = await us.made({ ...person, addressBook: { items: [address('1 Elm St'), address('2 Oak Ave')] } });
    await us.call('PATCH', `${PATH}/${id}?replace=addressBook`, {
      body: { addressBook: { items: [{ id: 2, label: 'Home' }, address('3 Fir Rd')] } },
    });
    expect(items(await us.record(id)).map(({ id: line, label }) => [line, label])).toEqual([
      [2, 'Home'],
      [3, '3 Fir Rd'],
    ]);
  });

  it('upserts by external id: 201 when new, 204 when known', async () => {
    const body = { ...person, subsidiary: { id: '2' } };
    const first = await us.call('PUT', `${PATH}/eid:trueup-1`, { body });
    const second = await us.call('PUT', `${PATH}/eid:trueup-1`, { body: { ...body, firstName: 'Adele' } });
    expect([first.status, second.status]).toEqual([201, 204]);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect((await us.call('GET', `${PATH}/eid:TRUEUP-1`)).body).toMatchObject({ firstName: 'Adele', externalId: 'trueup-1' });
  });

  it('refuses an external id and a number that are taken', async () => {
    await us.made({ ...person, externalId: 'taken', entityId: 'VIP-1' });
    const again = await us.call('POST', PATH, { body: { ...person, subsidiary: { id: '2' }, externalId: 'taken' } });
    expect(refusal(again)).toMatchObject({
      status: 400,
      code: 'USER_ERROR',
      detail: expect.stringContaining('This entity already exists') as string,
    });
    const number = await us.call('POST', PATH, { body: { ...person, subsidiary: { id: '2' }, entityId: 'vip-1' } });
    expect(refusal(number)).toMatchObject({
      status: 400,
      code: 'USER_ERROR',
      detail: expect.stringContaining('unique customer ID') as string,
    });
  });

  it.each([
    [{ companyName: 'Fern Ltd' }, 'USER_ERROR', 'Primary Subsidiary'],
    [{ subsidiary: '2' }, 'USER_ERROR', 'Company Name'],
    [{ subsidiary: '2', isPerson: true, firstName: 'Ada' }, 'USER_ERROR', 'Last Name'],
    [{ subsidiary: '2', companyName: 'x'.repeat(84) }, 'USER_ERROR', 'companyname contained more than the maximum number ( 83 )'],
    [{ subsidiary: '2', companyName: 'Fern', email: 'fern at example' }, 'USER_ERROR', 'email'],
    [{ subsidiary: '2', companyName: 'Fern', phone: '5550' }, 'USER_ERROR', 'seven digits'],
    [{ subsidiary: '9', companyName: 'Fern' }, 'INVALID_CONTENT', 'Invalid Field Value 9 for the following field: subsidiary'],
    [{ subsidiary: '2', companyName: 'Fern', creditHoldOverride: 'MAYBE' }, 'INVALID_CONTENT', 'creditholdoverride'],
    [{ subsidiary: '2', companyName: 'Fern', colour: 'green' }, 'INVALID_CONTENT', "'colour'"],
    [
      { subsidiary: '2', companyName: 'Fern', addressBook: { items: [address('1', { addressBookAddress: { country: 'XX' } })] } },
      'INVALID_CONTENT',
      'country',
    ],
    [
      { subsidiary: '2', companyName: 'Fern', addressBook: { items: [address('1', { addressBookAddress: { state: 'Oregon' } })] } },
      'INVALID_CONTENT',
      'state',
    ],
  ])('refuses %j', async (body, code, detail) => {
    const answer = await us.call('POST', PATH, { body });
    expect(refusal(answer)).toMatchObject({ status: 400, code, detail: expect.stringContaining(detail) as string });
    expect(answer.body).toMatchObject({ title: 'Bad Request', status: 400 });
  });

  it('skips unknown properties when the caller asks for that', async () => {
    const headers = { 'x-netsuite-propertynamevalidation': 'Ignore' };
    const body = { ...person, subsidiary: '2', colour: 'green' };
    expect((await us.call('POST', PATH, { body, headers })).status).toBe(204);
  });

  it('is deleted for good unless it has transactions, which also pin its subsidiary', async () => {
    const [idle, busy] = [await us.made(person), await us.made(person)];
    expect((await us.call('DELETE', `${PATH}/${idle}`)).status).toBe(204);
    expect(refusal(await us.call('GET', `${PATH}/${idle}`))).toMatchObject({ status: 404, code: 'NONEXISTENT_ID' });
    expect((await us.call('POST', '/record/v1/salesOrder', { body: { entity: { id: busy } } })).status).toBe(204);
    expect(refusal(await us.call('DELETE', `${PATH}/${busy}`))).toMatchObject({ status: 400, code: 'USER_ERROR' });
  });

  it('lists ids and links only, a page at a time, filtered by q', async () => {
    for (const lastName of ['Quill', 'Quinn', 'Quist'])
      await us.made({ isPerson: true, lastName, email: `${lastName.toLowerCase()}@example.org` });
    const page = await us.call('GET', `${PATH}?limit=2&offset=0&q=${encodeURIComponent('lastName START_WITH "Qui"')}`);
    expect(page.body).toMatchObject({ count: 2, hasMore: true, totalResults: 3, offset: 0 });
    expect(Object.keys((page.body['items'] as object[])[0] ?? {})).toEqual(['links', 'id']);
    const count = async (q: string): Promise<unknown> => (await us.call('GET', `${PATH}?q=${encodeURIComponent(q)}`)).body['count'];
    expect(await count('email IS "QUINN@example.org"')).toBe(1);
    expect(
      await count(`(email IS "quill@example.org" OR email IS quist@example.org) AND lastModifiedDate AFTER "2020-01-01T00:00:00Z"`),
    ).toBe(2);
    expect(await count('lastName START_WITH "Qui" AND lastModifiedDate BEFORE "1/1/2020"')).toBe(0);
    expect(await count('lastName START_WITH "Qui" AND phone EMPTY_NOT')).toBe(0);
    expect(refusal(await us.call('GET', `${PATH}?q=${encodeURIComponent('shoe IS 1')}`))).toMatchObject({
      status: 400,
      code: 'INVALID_PARAMETER',
    });
    expect(refusal(await us.call('GET', `${PATH}?limit=2&offset=1`))).toMatchObject({ status: 400, code: 'INVALID_PARAMETER' });
  });

  it('describes itself in the metadata catalogue, custom fields too', async () => {
    const { body } = await us.call('GET', '/record/v1/metadata-catalog/customer');
    expect(body['properties']).toMatchObject({
      companyName: { type: 'string', maxLength: 83, 'x-ns-custom-field': false },
      custentity_trueup_key: { maxLength: 36, 'x-ns-custom-field': true },
      custentity_tier: { type: 'string' },
      terms: { type: 'object' },
    });
  });
});
