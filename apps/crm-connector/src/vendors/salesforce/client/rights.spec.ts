import type { Client } from '@trueup/connector-kit';
import type { RunningSandbox } from '@trueup/sandbox-kit';
import { connect, startOrg } from '../fixtures/org';
import type { SalesforceRecord } from '../wire';

describe('what the credential may do', () => {
  let org: RunningSandbox;
  let client: Client<SalesforceRecord>;

  beforeAll(async () => {
    org = await startOrg({ customFields: [{ name: 'Vip__c', label: 'VIP', type: 'boolean', on: ['Contact'] }] });
    client = connect(org);
  });
  afterAll(() => org.close());

  it('has every right that it needs, object by object and field by field', async () => {
    const rights = (await client.rights?.()) ?? [];
    expect(rights.filter(({ has }) => !has)).toEqual([]);
    const names = rights.map(({ right }) => right);
    expect(names).toEqual(
      expect.arrayContaining([
        'Read Account',
        'Create Contact',
        'Read Lead',
        'Read AccountContactRelation',
        'Subscribe to /data/ChangeEvents',
      ]),
    );
    expect(names).toEqual(expect.arrayContaining(['Read and edit Contact.MobilePhone', 'Read AccountContactRelation.Roles']));
  });

  it('says of each right that is missing what is lost without it', async () => {
    org.server.faults.withhold = ['Contact.MobilePhone', 'Lead'];
    const lacking = ((await client.rights?.()) ?? []).filter(({ has }) => !has);
    org.server.faults.withhold = [];
    expect(lacking).toContainEqual({
      right: 'Read and edit Contact.MobilePhone',
      has: false,
      without: expect.stringContaining('withheld') as string,
    });
    expect(lacking.find(({ right }) => right === 'Read Lead')?.without).toContain('Leads are not seen');
    expect(lacking.some(({ right }) => right.includes('Account.'))).toBe(true);
  });

  it('knows the tenant’s own fields: their type, how long they may be, whom they are about', async () => {
    await client.start?.(AbortSignal.timeout(5_000));
    const fields = (await client.fields?.()) ?? [];
    const field = (recordType: string, name: string) => fields.find((one) => one.recordType === recordType && one.name === name);
    expect(field('Contact', 'Vip__c')).toEqual({
      recordType: 'Contact',
      kinds: ['person'],
      name: 'Vip__c',
      type: 'flag',
      isWritable: true,
      maxLength: null,
    });
    expect(field('Account', 'PersonEmail')).toMatchObject({ kinds: ['person'], type: 'text', maxLength: 80 });
    expect(field('Account', 'Site')).toMatchObject({ kinds: ['organisation', 'site'], maxLength: 80 });
    expect(field('Account', 'Phone')).not.toHaveProperty('kinds');
    expect(field('Lead', 'IsConverted')).toMatchObject({ isWritable: false });
    expect(field('Contact', 'MailingAddress')).toMatchObject({ type: 'address', isWritable: false });
  });
});
