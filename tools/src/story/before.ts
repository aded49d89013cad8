import { seedRecords } from '../actors/sandbox-control';
import type { SandboxAddress } from '../stack/sandbox-fleet';
import { ADA, GWEN, HUGO } from './cast';
import { COMPANY_IN_CRM, COMPANY_IN_ERP } from './company';

/** Records that later steps of the story change. */
export interface Seeded {
  readonly adaContact: string;
  readonly adaShopper: string;
}

/** What the systems have held for a year when Trueup comes: people whom several of them know, and a company with branches and buyers. */
export async function settleBefore(systems: Readonly<Record<string, SandboxAddress>>): Promise<Seeded> {
  const into = (system: string, records: readonly object[]): Promise<string[]> => {
    const address = systems[system];
    if (!address) throw new Error(`The story needs the system ${system}; it is not running.`);
    return seedRecords(address, records);
  };
  const contact = (fields: object): object => ({ object: 'Contact', fields });
  const [adaContact = ''] = await into('salesforce', [contact(ADA.contact), contact(GWEN), contact(HUGO.contact), ...COMPANY_IN_CRM]);
  const [shopper = ''] = await into('shopify-us', [{ type: 'customer', ...ADA.shopper }]);
  await into('netsuite-us', [ADA.account, ...COMPANY_IN_ERP]);
  await into('netsuite-de', [HUGO.account]);
  return { adaContact, adaShopper: `gid://shopify/Customer/${shopper}` };
}
