import { readAddress } from '../addresses/address-fields';
import type { AddressFields } from '../addresses/address-record';
import { fullName } from '../addresses/address-view';
import type { View } from '../graphql/context';
import { gid } from '../gid';
import { oneSecond } from '../one-second';
import { problem, type Problem } from '../problem';
import type { Shop } from '../shop/shop';
import { tidy } from '../text-rules';

/** An address of a company location: one line says for whom it is. */
export interface CompanyAddressRecord extends AddressFields {
  id: number;
  recipient: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface ReadCompanyAddress {
  address?: CompanyAddressRecord;
  problems: Problem[];
}

type Input = Record<string, unknown>;

/** What the vendor keeps of an address; fields left out stay as they are in `old`. */
export function readCompanyAddress(shop: Shop, [input, old]: [input: Input, old: CompanyAddressRecord | null]): ReadCompanyAddress {
  const { recipient, zoneCode, ...rest } = input;
  const given = zoneCode === undefined ? rest : { ...rest, provinceCode: zoneCode };
  const { fields, problems } = readAddress(given, { old: old ?? undefined, isReformatted: shop.faults.reformat });
  const missing = [
    ...(fields.address1 === null ? [problem(['address1'], "Address1 can't be blank", 'BLANK')] : []),
    ...(fields.countryCode === null ? [problem(['countryCode'], "Country code can't be blank", 'BLANK')] : []),
  ];
  if (problems.length + missing.length > 0) return { problems: [...problems, ...missing] };
  const at = oneSecond();
  const addressee = recipient === undefined ? (old?.recipient ?? fullName(fields)) : tidy(recipient);
  const { id = shop.nextId(), createdAt = at } = old ?? {};
  return { address: { ...fields, company: null, recipient: addressee, id, createdAt, updatedAt: at }, problems: [] };
}

function lines(address: CompanyAddressRecord, [companyName, args]: [companyName: string, args: Input]): string[] {
  const town = [address.city, address.provinceCode, address.zip].filter(Boolean).join(' ');
  const name = args['withName'] === true ? address.recipient : null;
  const company = args['withCompanyName'] === false ? null : companyName;
  return [name, company, address.address1, address.address2, town, address.country].filter(
    (line) => line !== null && line !== '',
  ) as string[];
}

export function companyAddressView(address: CompanyAddressRecord, companyName: string): View {
  const { id, address1, address2, city, country, countryCode, firstName, lastName, phone, recipient, zip } = address;
  return {
    __typename: 'CompanyAddress',
    id: gid('CompanyAddress', id),
    ...{ address1, address2, city, country, countryCode, firstName, lastName, phone, recipient, zip, companyName },
    province: address.province,
    zoneCode: address.provinceCode,
    createdAt: address.createdAt,
    updatedAt: address.updatedAt,
    formattedAddress: (args: Input) => lines(address, [companyName, args]),
    formattedArea: [city, address.provinceCode, country].filter(Boolean).join(', ') || null,
  };
}
