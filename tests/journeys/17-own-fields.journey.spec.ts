import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enrol, type Enrolled } from '../support/enrolled';
import { eventually } from '../support/eventually';
import { Newcomers } from '../support/newcomers';
import { quiet } from '../support/quiet';
import { people } from '../support/run';
import { trueup } from '../support/trueup';
import { withFaults } from '../support/with-faults';

jest.setTimeout(90_000);

const newcomers = new Newcomers(17);
const shipped = join(__dirname, '..', '..', 'config');
let ada: Enrolled;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'own-fields-'));
  cpSync(shipped, folder, { recursive: true });
  mkdirSync(join(folder, 'mappings'), { recursive: true });
  ada = await enrol(newcomers.next());
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a field of the tenant’s own', () => {
  it('is carried from the CRM to the ERP like any other, and put back where the ERP changes it', async () => {
    await people().salesforce.update(ada.crm.type, ada.crm.id, { Favourite_Store__c: 'Lark Street' });
    await eventually('the ERP knows her store', async () => expect(await storeInErp()).toBe('Lark Street'));
    await quiet();
    await people()['netsuite-us'].update(ada.erp.id, { custentity_favourite_store: 'Quay Road' });
    await eventually('the ERP has what the CRM says', async () => expect(await storeInErp()).toBe('Lark Street'));
  });

  it('is cleared where the CRM clears it', async () => {
    await quiet();
    await people().salesforce.update(ada.crm.type, ada.crm.id, { Favourite_Store__c: null });
    await eventually('the ERP has none', async () => expect((await storeInErp()) ?? null).toBeNull());
  });

  it('that is misspelt is named by `trueup check`, with the field that may be meant', async () => {
    overlay('{ field: Favorite_Store__c, recordType: Contact }');
    const { code, stderr } = await trueup('check', '--config', folder);
    expect(code).not.toBe(0);
    expect(stderr).toContain('slots.extensions.favouriteStore: Contact has no field Favorite_Store__c; is it Favourite_Store__c');
  });

  it('that is spelt as the tenant has it is found right', async () => {
    overlay('{ field: Favourite_Store__c, recordType: Contact, readOnly: true }');
    const { code, stdout, stderr } = await trueup('check', '--config', folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('salesforce, checked against the tenants');
  });
});

describe('`trueup connect check`', () => {
  it('says of each right that it is there', async () => {
    const { code, stdout } = await trueup('connect', 'check', 'salesforce');
    expect(stdout).toContain('have  Read Lead.Phone');
    expect(stdout).not.toContain('LACK');
    expect(code).toBe(0);
  });

  it('says what is lost where a right was taken away', async () => {
    const { code, stdout } = await withFaults('salesforce', { withhold: ['Lead.Phone'] }, () => trueup('connect', 'check', 'salesforce'));
    expect(stdout).toMatch(/LACK {2}Read Lead\.Phone: \w+/);
    expect(stdout).toMatch(/salesforce: 1 of \d+ rights lack/);
    expect(code).toBe(1);
  });
});

function overlay(field: string): void {
  writeFileSync(join(folder, 'mappings', 'salesforce.yaml'), `slots:\n  extensions.favouriteStore: ${field}\n`);
}

async function storeInErp(): Promise<unknown> {
  return (await people()['netsuite-us'].read(ada.erp.id))['custentity_favourite_store'];
}
