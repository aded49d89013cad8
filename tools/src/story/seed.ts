import type { Actors } from './actors';
import { ADA, BEN, CLARA, DANA, GWEN, HUGO, IRIS, JONAS, LANG_FAMILY } from './cast';

/** Records that later steps of the story change. */
export interface Seeded {
  readonly adaContact: string;
  readonly adaShopper: string;
}

type Step = readonly [what: string, act: (actors: Actors) => Promise<unknown>];

const BEFORE: readonly Step[] = [
  ['Gwen is known to the CRM only', ({ salesforce }) => salesforce.create('Contact', GWEN)],
  ['Hugo is a contact in the CRM', ({ salesforce }) => salesforce.create('Contact', HUGO.contact)],
  ['Hugo has an account in the German ERP', (actors) => actors['netsuite-de'].create(HUGO.account)],
  ['Ada has an account in the American ERP', (actors) => actors['netsuite-us'].create(ADA.account)],
];

const SHOPPING: readonly Step[] = [
  ['Ada orders in the American shop', (actors) => actors['shopify-us'].order(ADA.order)],
  ['Ben buys as a guest in the American shop', (actors) => actors['shopify-us'].order(BEN)],
  ['Clara buys as a guest in the European shop', (actors) => actors['shopify-eu'].order(CLARA)],
  ['Dana orders in the American shop', (actors) => actors['shopify-us'].order(DANA[0])],
  ['Dana orders in the European shop under another e-mail', (actors) => actors['shopify-eu'].order(DANA[1])],
  ["Emil orders with the family's e-mail", (actors) => actors['shopify-us'].order(LANG_FAMILY[0])],
  ['Frida orders with the same e-mail elsewhere', (actors) => actors['shopify-eu'].order(LANG_FAMILY[1])],
  ['Iris registers in the European shop', (actors) => actors['shopify-eu'].createCustomer(IRIS)],
  ['Jonas orders and has not paid', (actors) => actors['shopify-eu'].order(JONAS)],
];

/** Plays the story through the systems' own APIs, as people would. `onStep` hears each step with how much is done. */
export async function seed(actors: Actors, onStep: (what: string, fraction: number) => void): Promise<Seeded> {
  const total = BEFORE.length + SHOPPING.length + 2;
  let done = 0;
  const play = async <T>(what: string, act: (actors: Actors) => Promise<T>): Promise<T> => {
    const result = await act(actors);
    onStep(what, (done += 1) / total);
    return result;
  };
  const adaContact = await play('Ada is a contact in the CRM', ({ salesforce }) => salesforce.create('Contact', ADA.contact));
  const adaShopper = await play('Ada shops in the American shop', (all) => all['shopify-us'].createCustomer(ADA.shopper));
  for (const [what, act] of [...BEFORE, ...SHOPPING]) await play(what, act);
  return { adaContact, adaShopper };
}
