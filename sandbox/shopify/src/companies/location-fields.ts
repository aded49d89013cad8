import { e164 } from '../customers/customer-fields';
import type { Args } from '../graphql/context';
import { refuseUnserved } from '../graphql/unserved';
import { idOf } from '../gid';
import { oneSecond } from '../one-second';
import { problem, type Problem, under } from '../problem';
import { titleCase } from '../reformat';
import type { Shop } from '../shop/shop';
import { textProblems, tidy } from '../text-rules';
import type { CompanyLocationRecord } from './business-records';
import { readCompanyAddress } from './company-address';
import { externalIdProblems } from './company-fields';
import { isTemplate } from './payment-terms';

const SERVED_UPDATE = ['buyerExperienceConfiguration', 'externalId', 'locale', 'name', 'note', 'phone'];
const SERVED_CREATE = [
  ...SERVED_UPDATE,
  ...['billingAddress', 'billingSameAsShipping', 'shippingAddress', 'taxExempt', 'taxExemptions', 'taxRegistrationId'],
];

export interface ReadLocation {
  fields: Partial<CompanyLocationRecord>;
  problems: Problem[];
}

function given<T>(input: Args, [name, read]: [name: string, read: (value: unknown) => T]): Record<string, T> {
  return input[name] === undefined ? {} : { [name]: read(input[name]) };
}

function termsOf(input: Args): ReadLocation {
  const experience = input['buyerExperienceConfiguration'] as Args | null | undefined;
  if (!experience) return { fields: {}, problems: [] };
  const { paymentTermsTemplateId: template, ...rest } = experience;
  refuseUnserved('BuyerExperienceConfigurationInput', [rest, ['checkoutToDraft', 'editableShippingAddress']]);
  const id = template === null || template === undefined ? null : idOf('PaymentTermsTemplate', String(template));
  const field = ['buyerExperienceConfiguration', 'paymentTermsTemplateId'];
  if (id !== null && !isTemplate(id))
    return { fields: {}, problems: [problem(field, 'Payment terms template does not exist', 'RESOURCE_NOT_FOUND')] };
  const flags = { ...given(rest, ['checkoutToDraft', Boolean]), ...given(rest, ['editableShippingAddress', Boolean]) };
  return { fields: { ...flags, ...(template === undefined ? {} : { paymentTermsTemplateId: id }) }, problems: [] };
}

/** Fields that both a new and a changed location take. */
function plain(shop: Shop, [input, self]: [input: Args, self?: CompanyLocationRecord]): ReadLocation {
  const text = (value: unknown): string | null => tidy(value);
  const phone = tidy(input['phone']);
  const number = phone === null ? null : e164(phone, shop.config.country);
  const name = (value: unknown): string => (shop.faults.reformat ? titleCase(tidy(value)) : tidy(value)) ?? '';
  const terms = termsOf(input);
  const fields: Partial<CompanyLocationRecord> = {
    ...given(input, ['name', name]),
    ...given(input, ['externalId', text]),
    ...given(input, ['note', text]),
    ...given(input, ['locale', text]),
    ...(input['phone'] === undefined ? {} : { phone: number ?? null }),
    ...terms.fields,
  };
  const isTaken = (id: string): boolean =>
    [...shop.business.locations.values()].some((one) => one.id !== self?.id && one.externalId === id);
  const problems = [
    ...terms.problems,
    ...(phone !== null && number === undefined ? [problem(['phone'], 'Phone is invalid', 'INVALID')] : []),
    ...textProblems(fields.name ?? null, { field: 'name', label: 'Name', most: 255, isPlain: true }),
    ...textProblems(fields.note ?? null, { field: 'note', label: 'Note', most: 5_000 }),
    ...externalIdProblems(fields.externalId, isTaken),
  ];
  return { fields, problems };
}

export function readLocationUpdate(shop: Shop, [input, self]: [input: Args, self: CompanyLocationRecord]): ReadLocation {
  refuseUnserved('CompanyLocationUpdateInput', [input, SERVED_UPDATE]);
  const { fields, problems } = plain(shop, [input, self]);
  return { fields, problems: [...problems, ...(fields.name === '' ? [problem(['name'], "Name can't be blank", 'BLANK')] : [])] };
}

/** A new location; without a name it is called after its street. */
export function readNewLocation(shop: Shop, input: Args): ReadLocation {
  refuseUnserved('CompanyLocationInput', [input, SERVED_CREATE]);
  const { fields, problems } = plain(shop, [input]);
  const address = (name: string): ReturnType<typeof readCompanyAddress> =>
    input[name] ? readCompanyAddress(shop, [input[name] as Args, null]) : { problems: [] };
  const shipping = address('shippingAddress');
  const billing = input['billingSameAsShipping'] === true ? { ...shipping, problems: [] } : address('billingAddress');
  const name = fields.name || (shipping.address ?? billing.address)?.address1 || '';
  const taxes = {
    taxExempt: input['taxExempt'] === true,
    taxExemptions: [...new Set((input['taxExemptions'] as string[] | null) ?? [])],
    taxRegistrationId: tidy(input['taxRegistrationId']),
  };
  return {
    fields: { ...fields, ...taxes, name, shippingAddress: shipping.address ?? null, billingAddress: billing.address ?? null },
    problems: [
      ...problems,
      ...under(['shippingAddress'], shipping.problems),
      ...under(['billingAddress'], billing.problems),
      ...(name === '' ? [problem(['name'], "Name can't be blank", 'BLANK')] : []),
    ],
  };
}

export function newLocation(shop: Shop, companyId: number): CompanyLocationRecord {
  const at = oneSecond();
  return {
    ...{ id: shop.nextId(), companyId, name: '', externalId: null, phone: null, note: null, locale: null },
    ...{ billingAddress: null, shippingAddress: null, paymentTermsTemplateId: null, checkoutToDraft: false, editableShippingAddress: true },
    ...{ taxRegistrationId: null, taxExempt: false, taxExemptions: [], metafields: [], createdAt: at, updatedAt: at },
  };
}
