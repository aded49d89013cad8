import type { View } from '../graphql/context';
import { gid } from '../gid';
import type { AddressFields, AddressRecord } from './address-record';

function joined(...parts: (string | null)[]): string | null {
  return parts.filter(Boolean).join(' ') || null;
}

export function fullName(person: { firstName: string | null; lastName: string | null }): string | null {
  return joined(person.firstName, person.lastName);
}

/** The lines as an envelope shows them. */
function lines(address: AddressFields, args: { withName?: boolean; withCompany?: boolean }): string[] {
  const name = args.withName ? fullName(address) : null;
  const company = args.withCompany === false ? null : address.company;
  const town = joined(address.city, address.provinceCode, address.zip);
  return [name, company, address.address1, address.address2, town, address.country].filter((line) => line !== null);
}

export function addressView(address: AddressFields & { id?: number }): View {
  return {
    ...address,
    __typename: 'MailingAddress',
    id: gid('MailingAddress', address.id ?? 0),
    name: fullName(address),
    countryCodeV2: address.countryCode,
    coordinatesValidated: false,
    latitude: null,
    longitude: null,
    formattedArea: [address.city, address.provinceCode, address.country].filter(Boolean).join(', ') || null,
    formatted: (args: { withName?: boolean; withCompany?: boolean }) => lines(address, args),
  };
}

export function addressSort(address: AddressRecord): [number, number] {
  return [address.id, address.id];
}
