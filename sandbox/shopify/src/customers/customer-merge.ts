import { randomUUID } from 'node:crypto';
import { signature } from '../addresses/address-record';
import type { Args, Context, View } from '../graphql/context';
import { refuseUnserved } from '../graphql/unserved';
import { gid } from '../gid';
import { problem } from '../problem';
import type { Shop } from '../shop/shop';
import { customerById } from './customer-by-id';
import { tidyTags } from './customer-fields';
import type { CustomerRecord } from './customer-record';

const SERVED = [
  ...['customerIdOfEmailToKeep', 'customerIdOfFirstNameToKeep', 'customerIdOfLastNameToKeep', 'customerIdOfPhoneNumberToKeep'],
  ...['customerIdOfDefaultAddressToKeep', 'note', 'tags'],
];

type Pair = readonly [one: CustomerRecord, two: CustomerRecord];

function wantsMail(customer: CustomerRecord): boolean {
  return customer.emailConsent.state === 'SUBSCRIBED' || customer.emailConsent.state === 'PENDING';
}

/** Who stays, in the vendor's order: the e-mail asked for, the only e-mail, an enabled account, consent, an invited one, the second. */
function keptOf([one, two]: Pair, override: CustomerRecord | undefined): CustomerRecord {
  if (override) return override;
  if ((one.email === null) !== (two.email === null)) return one.email === null ? two : one;
  if (one.email === null) return two;
  const tests = [(c: CustomerRecord) => c.state === 'ENABLED', wantsMail, (c: CustomerRecord) => c.state === 'INVITED'];
  const deciding = tests.find((test) => test(one) !== test(two));
  return deciding?.(one) ? one : two;
}

function chosen(shop: Shop, override: Args): (field: string) => CustomerRecord | undefined {
  return (field) => (override[field] ? customerById(shop, override[field]) : undefined);
}

function join(kept: CustomerRecord, [gone, pick, override]: [CustomerRecord, ReturnType<typeof chosen>, Args]): void {
  const from = (field: string): CustomerRecord => pick(field) ?? kept;
  const given = {
    first: from('customerIdOfFirstNameToKeep'),
    last: from('customerIdOfLastNameToKeep'),
    phone: from('customerIdOfPhoneNumberToKeep'),
  };
  const byDefault = pick('customerIdOfDefaultAddressToKeep')?.defaultAddressId;
  kept.firstName = given.first.firstName ?? gone.firstName;
  kept.lastName = given.last.lastName ?? gone.lastName;
  kept.phone = given.phone.phone ?? gone.phone;
  const known = new Set(kept.addresses.map(signature));
  kept.addresses.push(...gone.addresses.filter((address) => !known.has(signature(address))));
  kept.defaultAddressId = byDefault ?? kept.defaultAddressId ?? kept.addresses[0]?.id ?? null;
  kept.tags = (override['tags'] as string[] | undefined) ?? tidyTags([...kept.tags, ...gone.tags]);
  kept.note = (override['note'] as string | undefined) ?? ([kept.note, gone.note].filter(Boolean).join('\n') || null);
}

function merge(context: Context, args: Args): View {
  const { shop } = context;
  const override = (args['overrideFields'] as Args | null) ?? {};
  refuseUnserved('CustomerMergeOverrideFields', [override, SERVED]);
  const one = customerById(shop, args['customerOneId']);
  const two = customerById(shop, args['customerTwoId']);
  if (!one || !two || one === two) {
    const field = one ? 'customerTwoId' : 'customerOneId';
    return { job: null, resultingCustomerId: null, userErrors: [problem([field], 'The customer ID is invalid.', 'INVALID_CUSTOMER_ID')] };
  }
  const contact = [one, two].find(({ id }) => shop.business.profilesOf(id).length > 0);
  if (contact) {
    const field = contact === one ? 'customerOneId' : 'customerTwoId';
    return {
      job: null,
      resultingCustomerId: null,
      userErrors: [problem([field], 'Company contacts cannot be merged.', 'INVALID_CUSTOMER')],
    };
  }
  const pick = chosen(shop, override);
  const kept = keptOf([one, two], pick('customerIdOfEmailToKeep'));
  const gone = kept === one ? two : one;
  for (const order of shop.ordersOf(gone.id)) shop.keepOrder({ ...order, customerId: kept.id }, []);
  shop.deleteCustomer(gone, [{ topic: 'CUSTOMERS_MERGE', kept, deleted: gone }]);
  shop.changeCustomer(kept, (customer) => join(customer, [gone, pick, override]));
  const job = `gid://shopify/Job/${randomUUID()}`;
  shop.data.mergeJobs[job] = kept.id;
  return { job: { id: job, done: false }, resultingCustomerId: gid('Customer', kept.id), userErrors: [] };
}

/** The merge is done at once; the vendor does it in a job, whose state can be asked for here too. */
export function mergeFields(context: Context): View {
  return {
    customerMerge: (args: Args) => merge(context, args),
    customerMergeJobStatus: ({ jobId }: Args) => {
      const kept = context.shop.data.mergeJobs[String(jobId)];
      return kept ? { jobId, resultingCustomerId: gid('Customer', kept), status: 'COMPLETED', customerMergeErrors: [] } : null;
    },
  };
}
