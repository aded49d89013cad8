import type { Args, Context, View } from '../graphql/context';
import { gid } from '../gid';
import { type Problem, under } from '../problem';
import { changed } from './business';
import { businessCodes, missing } from './business-problem';
import { companyById, contactById } from './by-gid';
import { newCompany, readCompany } from './company-fields';
import { companyView } from './company-view';
import { makeContact, readContact } from './contact-fields';
import { newLocation, readNewLocation } from './location-fields';

function refused(name: string, problems: readonly Problem[]): View {
  return { [name]: null, userErrors: businessCodes(problems) };
}

/** The company with, where given, its first location and its main contact: all or nothing. */
function create(context: Context, args: Args): View {
  const { shop } = context;
  const input = args['input'] as { company: Args; companyContact?: Args | null; companyLocation?: Args | null };
  const read = readCompany(shop, [input.company]);
  const location = input.companyLocation ? readNewLocation(shop, input.companyLocation) : undefined;
  const contact = input.companyContact ? readContact(shop, [input.companyContact]) : undefined;
  const problems = [
    ...under(['input', 'company'], read.problems),
    ...under(['input', 'companyLocation'], location?.problems ?? []),
    ...under(['input', 'companyContact'], contact?.problems ?? []),
  ];
  if (problems.length > 0) return refused('company', problems);
  const company = { ...newCompany(shop), ...read.fields };
  shop.business.putCompany(company);
  if (location) shop.business.putLocation({ ...newLocation(shop, company.id), ...location.fields });
  if (contact) company.mainContactId = makeContact(shop, [company, contact]).id;
  return { company: companyView(context, company), userErrors: [] };
}

function update(context: Context, args: Args): View {
  const { shop } = context;
  const company = companyById(shop, args['companyId']);
  if (!company) return refused('company', [missing(['companyId'], 'Company')]);
  const { fields, problems } = readCompany(shop, [args['input'] as Args, company]);
  if (problems.length > 0) return refused('company', under(['input'], problems));
  const next = changed(company, (copy) => void Object.assign(copy, fields));
  if (next) shop.business.putCompany(next);
  return { company: companyView(context, next ?? company), userErrors: [] };
}

function removeAll({ shop }: Context, ids: readonly unknown[]): { deleted: string[]; problems: Problem[] } {
  const companies = ids.map((id) => companyById(shop, id));
  const problems = companies.flatMap((company, index) => (company ? [] : [missing([String(index)], 'Company')]));
  const there = companies.filter((company) => company !== undefined);
  there.forEach((company) => shop.business.deleteCompany(company));
  return { deleted: there.map(({ id }) => gid('Company', id)), problems };
}

function mainContact(context: Context, [args, isSet]: [args: Args, isSet: boolean]): View {
  const { shop } = context;
  const company = companyById(shop, args['companyId']);
  if (!company) return refused('company', [missing(['companyId'], 'Company')]);
  const contact = isSet ? contactById(shop, args['companyContactId']) : undefined;
  if (isSet && contact?.companyId !== company.id) return refused('company', [missing(['companyContactId'], 'Company contact')]);
  const next = changed(company, (copy) => void (copy.mainContactId = contact?.id ?? null));
  if (next) shop.business.putCompany(next);
  return { company: companyView(context, next ?? company), userErrors: [] };
}

export function companyMutations(context: Context): View {
  return {
    companyCreate: (args: Args) => create(context, args),
    companyUpdate: (args: Args) => update(context, args),
    companyDelete: ({ id }: Args) => {
      const { deleted, problems } = removeAll(context, [id]);
      return { deletedCompanyId: deleted[0] ?? null, userErrors: problems.map((one) => ({ ...one, field: ['id'] })) };
    },
    companiesDelete: ({ companyIds }: Args) => {
      const { deleted, problems } = removeAll(context, companyIds as string[]);
      return { deletedCompanyIds: deleted, userErrors: under(['companyIds'], problems) };
    },
    companyAssignMainContact: (args: Args) => mainContact(context, [args, true]),
    companyRevokeMainContact: (args: Args) => mainContact(context, [args, false]),
  };
}
