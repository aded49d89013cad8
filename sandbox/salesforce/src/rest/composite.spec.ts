import { startOrg, type TestOrg } from '../testing/start-org';

interface Item {
  id?: string;
  success: boolean;
  errors: { statusCode: string }[];
}

describe('many records in one call', () => {
  let org: TestOrg;
  beforeAll(async () => {
    org = await startOrg({ lockWaitMs: 40 });
  });
  afterAll(() => org.sandbox.close());

  const contact = (fields: Record<string, unknown>) => ({ attributes: { type: 'Contact' }, ...fields });
  const collection = (method: string, records: unknown[], allOrNone = false) =>
    org.connector.call<Item[]>(method, '/composite/sobjects', { body: { allOrNone, records } });

  it('saves what is fit and says what is not', async () => {
    const { status, body } = await collection('POST', [contact({ LastName: 'A' }), contact({}), contact({ LastName: 'C' })]);
    expect(status).toBe(200);
    expect(body.map((one) => one.success)).toEqual([true, false, true]);
    expect(body[1]?.errors[0]).toMatchObject({ statusCode: 'REQUIRED_FIELD_MISSING', fields: ['LastName'] });
  });

  it('saves all or none if asked', async () => {
    const { body } = await collection('POST', [contact({ LastName: 'Lonely' }), contact({})], true);
    expect(body.map((one) => one.errors[0]?.statusCode)).toEqual(['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING']);
    expect((await org.connector.query("SELECT Id FROM Contact WHERE LastName = 'Lonely'")).totalSize).toBe(0);
  });

  it('updates, upserts, reads and deletes in lists', async () => {
    const made = await collection('POST', [contact({ LastName: 'U1' }), contact({ LastName: 'U2' })]);
    const ids = made.body.map((one) => String(one.id));
    const updated = await collection('PATCH', [
      ...ids.map((Id) => contact({ Id, Title: 'x' })),
      contact({ Id: '003000000000000AAA', Title: 'x' }),
    ]);
    expect(updated.body.map((one) => one.success)).toEqual([true, true, false]);
    const read = await org.connector.call('POST', '/composite/sobjects/Contact', {
      body: { ids: [...ids, '003000000000000AAA'], fields: ['LastName', 'Title'] },
    });
    expect(read.body).toMatchObject([{ LastName: 'U1', Title: 'x' }, { LastName: 'U2' }, null]);
    const upserted = await org.connector.call('PATCH', '/composite/sobjects/Contact/Trueup_Key__c', {
      body: { records: [contact({ Trueup_Key__c: 'u', LastName: 'U3' })] },
    });
    expect(upserted.body).toMatchObject([{ success: true, created: true }]);
    const deleted = await org.connector.call<Item[]>('DELETE', `/composite/sobjects?ids=${ids.join(',')}&allOrNone=true`);
    expect(deleted.body.map((one) => one.success)).toEqual([true, true]);
    expect(
      (
        await collection(
          'POST',
          Array.from({ length: 201 }, () => contact({ LastName: 'x' })),
        )
      ).status,
    ).toBe(400);
  });

  it('refuses only the record of a list that somebody else holds', async () => {
    const made = await collection('POST', [contact({ LastName: 'Held' }), contact({ LastName: 'Free' })]);
    await org.staff.control('POST', 'lock', { id: made.body[0]?.id, ms: 200 });
    const { body } = await collection(
      'PATCH',
      made.body.map(({ id }) => contact({ Id: id, Title: 'x' })),
    );
    expect(body.map((one) => one.errors[0]?.statusCode)).toEqual(['UNABLE_TO_LOCK_ROW', undefined]);
  });

  it('lets one request of a composite use the answer of another', async () => {
    const compositeRequest = [
      { method: 'POST', url: '/services/data/v67.0/sobjects/Account', referenceId: 'firm', body: { Name: 'Northwind' } },
      {
        method: 'POST',
        url: '/services/data/v67.0/sobjects/Contact',
        referenceId: 'buyer',
        body: { LastName: 'B', AccountId: '@{firm.id}' },
      },
      { method: 'GET', url: "/services/data/v67.0/query?q=SELECT+LastName+FROM+Contact+WHERE+AccountId='@{firm.id}'", referenceId: 'all' },
    ];
    const { body } = await org.connector.call<{ compositeResponse: Record<string, unknown>[] }>('POST', '/composite', {
      body: { compositeRequest },
    });
    expect(body.compositeResponse.map((one) => one.httpStatusCode)).toEqual([201, 201, 200]);
    expect(body.compositeResponse[2]).toMatchObject({ referenceId: 'all', body: { records: [{ LastName: 'B' }] } });
  });

  it('undoes a composite as a whole if asked', async () => {
    const compositeRequest = [
      { method: 'POST', url: '/services/data/v67.0/sobjects/Account', referenceId: 'firm', body: { Name: 'Undone' } },
      { method: 'POST', url: '/services/data/v67.0/sobjects/Contact', referenceId: 'buyer', body: {} },
    ];
    const { body } = await org.connector.call('POST', '/composite', { body: { allOrNone: true, compositeRequest } });
    expect(body).toMatchObject({
      compositeResponse: [{ body: [{ errorCode: 'PROCESSING_HALTED' }] }, { body: [{ errorCode: 'REQUIRED_FIELD_MISSING' }] }],
    });
    expect((await org.connector.query("SELECT Id FROM Account WHERE Name = 'Undone'")).totalSize).toBe(0);
  });

  it('runs a batch of separate requests', async () => {
    const batchRequests = [
      { method: 'GET', url: 'v67.0/limits' },
      { method: 'POST', url: 'v67.0/sobjects/Contact', richInput: {} },
    ];
    const { body } = await org.connector.call('POST', '/composite/batch', { body: { batchRequests } });
    expect(body).toMatchObject({ hasErrors: true, results: [{ statusCode: 200 }, { statusCode: 400 }] });
  });
});
