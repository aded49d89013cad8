import type { Account } from '../account/account';
import { countryName } from '../fields/countries';
import type { AddressFields, AddressLine, EntityRecord } from './entity-record';

const selfLink = (href: string): object[] => [{ rel: 'self', href }];

/** The address as it is printed, a line each. */
export function addressText(address: AddressFields): string {
  const place = [address.city, address.state, address.zip].filter(Boolean).join(' ');
  const lines = [address.attention, address.addressee, address.addr1, address.addr2, address.addr3, place, countryName(address.country)];
  return lines.filter(Boolean).join('\n');
}

export function renderAddress(line: AddressLine, href: string): object {
  const { country, ...fields } = line.address;
  return {
    links: selfLink(href),
    ...fields,
    addrText: addressText(line.address),
    country: { id: country, refName: countryName(country) },
    lastModifiedDate: line.lastModifiedDate,
    override: false,
  };
}

export function renderLine(line: AddressLine, href: string): object {
  return {
    links: selfLink(href),
    addressBookAddress: renderAddress(line, `${href}/addressBookAddress`),
    addressBookAddress_text: addressText(line.address),
    addressId: line.addressId,
    defaultBilling: line.defaultBilling,
    defaultShipping: line.defaultShipping,
    id: line.id,
    internalId: line.id,
    isResidential: line.isResidential,
    ...(line.label === undefined ? {} : { label: line.label }),
  };
}

/** How a sublist is rendered. */
export interface SublistOptions {
  account: Account;
  href: string;
  isExpanded: boolean;
}

/** The sublist: as a link, or with its lines when sub-resources were asked for. */
export function renderAddressBook({ addressBook }: EntityRecord, options: SublistOptions): object {
  const links = selfLink(options.href);
  if (!options.isExpanded) return { links };
  const items = addressBook.map((line) => renderLine(line, `${options.href}/${line.id}`));
  return { links, items, count: items.length, hasMore: false, offset: 0, totalResults: items.length };
}
