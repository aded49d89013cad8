import { declined, patchAt, type MappedRow, type Mapping } from '@trueup/connector-kit';
import { COMPANY, emptyCompany, parseCompany, type ShopifyCompany } from '../wire';
import { businessRows } from './business-rows';
import { identifyBusiness, ourKeyIn } from './identify-business';

const AT_LOCATIONS = 'Shopify keeps it for each location of the company.';

/** What the shop calls the company. It cannot be nameless; and where it is told another name, the one it had is kept as the legal one. */
const displayName: MappedRow<ShopifyCompany> = {
  read: ({ name }) => [name === '' ? { state: 'empty', value: null } : { state: 'value', value: name }],
  write(value, _address, { current }) {
    if (typeof value !== 'string') return undefined;
    const former = current !== null && isOnlyName(current) ? { formerName: current.formerName ?? current.name } : {};
    return { name: value.slice(0, 255), ...former };
  },
};

/** The name on contracts, in a metafield of ours; a company that the shop made and nobody renamed is called by it. */
const legalName: MappedRow<ShopifyCompany> = {
  read(wire) {
    if (wire.legalName === undefined) return [{ state: 'withheld', value: null }];
    const name = isOnlyName(wire) ? (wire.formerName ?? wire.name) : wire.legalName?.value;
    return [name ? { state: 'value', value: name } : { state: 'empty', value: null }];
  },
  write: (value) => patchAt<ShopifyCompany>('legalName.value', typeof value === 'string' ? value.slice(0, 255) : null),
};

function isOnlyName(company: ShopifyCompany): boolean {
  return company.legalName !== undefined && !company.legalName?.value && ourKeyIn(company) === null && company.name !== '';
}

export const company: Mapping<ShopifyCompany> = {
  rows: {
    ...businessRows<ShopifyCompany>(),
    'names.legal': legalName,
    'names.display': displayName,
    preferredLanguage: declined(AT_LOCATIONS),
    'phones.main': declined(AT_LOCATIONS),
    'addresses.billing': declined(AT_LOCATIONS),
    'addresses.shipping.default': declined(AT_LOCATIONS),
    taxIds: declined(AT_LOCATIONS),
    'relations.organisation': declined('A company is the organisation itself.'),
    'erpAccount.terms': declined(AT_LOCATIONS),
    'erpAccount.exemptions': declined(AT_LOCATIONS),
  },
  parse: parseCompany,
  identify: (wire, at) => identifyBusiness(wire, { type: COMPANY, kind: 'organisation', at }),
  empty: emptyCompany,
};
