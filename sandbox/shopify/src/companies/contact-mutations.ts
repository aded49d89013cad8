import { customerById } from '../customers/customer-by-id';
import type { CustomerRecord } from '../customers/customer-record';
import type { Args, Context, View } from '../graphql/context';
import { gid } from '../gid';
import { problem, type Problem, under } from '../problem';
import { changed } from './business';
import { businessCodes, missing } from './business-problem';
import { companyById, contactById } from './by-gid';
import { companyContactView } from './company-contact-view';
import { enlist, makeContact, readContact } from './contact-fields';

function refused(problems: readonly Problem[]): View {
  return { companyContact: null, userErrors: businessCodes(problems) };
}

function create(context: Context, args: Args): View {
  const { shop } = context;
  const company = companyById(shop, args['companyId']);
  if (!company) return refused([missing(['companyId'], 'Company')]);
  const read = readContact(shop, [args['input'] as Args]);
  if (read.problems.length > 0) return refused(under(['input'], read.problems));
  return { companyContact: companyContactView(context, makeContact(shop, [company, read])), userErrors: [] };
}

function assign(context: Context, args: Args): View {
  const { shop } = context;
  const company = companyById(shop, args['companyId']);
  if (!company) return refused([missing(['companyId'], 'Company')]);
  const customer = customerById(shop, args['customerId']);
  if (!customer) return refused([missing(['customerId'], 'Customer')]);
  if (customer.email === null) return refused([problem(['customerId'], 'Customer must have an email address', 'INVALID_INPUT')]);
  if (shop.business.profilesOf(customer.id).some(({ companyId }) => companyId === company.id)) {
    return refused([problem(['customerId'], 'Customer is already associated with this company', 'TAKEN')]);
  }
  return { companyContact: companyContactView(context, enlist(shop, [company, customer.id, {}])), userErrors: [] };
}

function update(context: Context, args: Args): View {
  const { shop } = context;
  const contact = contactById(shop, args['companyContactId']);
  if (!contact) return refused([missing(['companyContactId'], 'Company contact')]);
  const customer = shop.customers.get(contact.customerId) as CustomerRecord;
  const read = readContact(shop, [args['input'] as Args, customer]);
  if (read.problems.length > 0) return refused(under(['input'], read.problems));
  shop.changeCustomer(customer, (one) => void Object.assign(one, read.customer));
  const next = changed(contact, (copy) => void Object.assign(copy, read.own));
  if (next) shop.business.putContact(next);
  return { companyContact: companyContactView(context, next ?? contact), userErrors: [] };
}

/** Deleted or removed, the contact is gone and the customer stays. */
function remove({ shop }: Context, ids: readonly unknown[]): { gone: string[]; problems: Problem[] } {
  const contacts = ids.map((id) => contactById(shop, id));
  const problems = contacts.flatMap((contact, index) => (contact ? [] : [missing([String(index)], 'Company contact')]));
  const there = contacts.filter((contact) => contact !== undefined);
  there.forEach((contact) => shop.business.deleteContact(contact));
  return { gone: there.map(({ id }) => gid('CompanyContact', id)), problems };
}

export function contactMutations(context: Context): View {
  const removeOne = (name: string, { companyContactId }: Args): View => {
    const { gone, problems } = remove(context, [companyContactId]);
    return { [name]: gone[0] ?? null, userErrors: problems.map((one) => ({ ...one, field: ['companyContactId'] })) };
  };
  return {
    companyContactCreate: (args: Args) => create(context, args),
    companyContactUpdate: (args: Args) => update(context, args),
    companyAssignCustomerAsContact: (args: Args) => assign(context, args),
    companyContactDelete: (args: Args) => removeOne('deletedCompanyContactId', args),
    companyContactRemoveFromCompany: (args: Args) => removeOne('removedCompanyContactId', args),
    companyContactsDelete: ({ companyContactIds }: Args) => {
      const { gone, problems } = remove(context, companyContactIds as string[]);
      return { deletedCompanyContactIds: gone, userErrors: under(['companyContactIds'], problems) };
    },
  };
}
