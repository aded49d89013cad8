import { joinKey, type Address, type PartyKind } from '@trueup/canonical-schema';
import type { ColumnAttribute } from '@trueup/governance';
import { readPhone } from '../mapping/read-phone';
import { contentOf, type FileRow } from './file-row';
import { judgeKind } from './judge-kind';
import { readCountry } from './read-country';
import { readDate, readTime } from './read-date';
import { readTaxId } from './read-tax-id';
import { splitName } from './split-name';
import { streetLine } from './street-line';

type Text = string | null | undefined;

/** What a row says of a party. Undefined: the file does not speak of it, or it cannot be told what it says. Null: blank. */
export interface FileParty {
  readonly id: string;
  readonly kind: PartyKind;
  readonly names: {
    readonly [part in 'legal' | 'display' | 'given' | 'middle' | 'family' | 'honorific' | 'suffix']: Text;
  };
  /** The company that a person acts for. */
  readonly employer: Text;
  readonly birthDate: Text;
  readonly email: Text;
  readonly mobile: Text;
  readonly phone: Text;
  readonly address: Address | null | undefined;
  readonly taxId: { readonly key: string; readonly value: string } | null | undefined;
  readonly loyaltyId: Text;
  readonly reference: Text;
  /** Epoch milliseconds. */
  readonly updatedAt: number | null;
}

/** What a row says, read as its country writes; `home` is the country of rows that name none. Throws where the row has no id. */
export function partyOfRow(row: FileRow, home: string | null): FileParty {
  const { attributes, id, kind: kindColumn } = row.columns;
  const of = (name: ColumnAttribute): Text => contentOf(row, attributes[name]);
  const recordId = contentOf(row, id);
  if (!recordId) throw new Error(`Line ${row.line} of ${row.file} has nothing in ${id}.`);
  const countryText = contentOf(row, attributes.address.country);
  const country = readCountry(countryText ?? null) ?? home;
  const taxText = of('taxId');
  const taxId = typeof taxText === 'string' ? readTaxId(taxText, country) : taxText;
  const emails = attributes.emails.map((column) => contentOf(row, column));
  const email = emails.find((one) => one) ?? (emails.length > 0 ? null : undefined);
  const kind = kindOf(contentOf(row, kindColumn)) ?? judgeKind({ ...evidence(of), taxType: taxId?.type ?? null, email: email ?? null });
  const birthText = of('birthDate');
  const updated = of('updatedAt') ?? of('createdAt');
  return {
    id: recordId,
    kind,
    names: kind === 'organisation' ? organisationNames(of) : personNames(of),
    employer: kind === 'person' ? of('companyName') : undefined,
    birthDate: kind === 'organisation' ? null : birthText ? readDate(birthText, country) : birthText,
    email,
    ...phonesOf(row, country),
    address: addressOf(row, { country: country ?? countryText ?? null, company: kind === 'person' ? (of('companyName') ?? null) : null }),
    taxId: taxId && { key: joinKey([taxId.country, taxId.type]), value: taxId.value },
    loyaltyId: of('loyaltyId'),
    reference: of('externalReference'),
    updatedAt: updated ? readTime(updated, country) : null,
  };
}

const WORDS: Readonly<Record<string, 'person' | 'organisation'>> = {
  ...{ person: 'person', individual: 'person', consumer: 'person', contact: 'person', private: 'person', b2c: 'person' },
  ...{ company: 'organisation', organisation: 'organisation', organization: 'organisation', business: 'organisation', b2b: 'organisation' },
};

function kindOf(word: Text): 'person' | 'organisation' | undefined {
  return word ? WORDS[word.toLowerCase()] : undefined;
}

function evidence(of: (name: ColumnAttribute) => Text) {
  return {
    ...{ fullName: of('fullName') ?? null, givenName: of('givenName') ?? null, familyName: of('familyName') ?? null },
    ...{ companyName: of('companyName') ?? null, birthDate: of('birthDate') ?? null },
  };
}

/** Of a company's row a person's name is its contact's, who is not the company. */
function organisationNames(of: (name: ColumnAttribute) => Text): FileParty['names'] {
  const legal = of('companyName') ?? of('fullName');
  return { legal, display: legal, given: null, middle: null, family: null, honorific: null, suffix: null };
}

function personNames(of: (name: ColumnAttribute) => Text): FileParty['names'] {
  const [given, middle, family, full] = [of('givenName'), of('middleName'), of('familyName'), of('fullName')];
  // Who has the parts needs no whole.
  const shared = { legal: null, display: full ?? undefined, honorific: of('honorific') };
  if (given || family || !full) return { ...shared, given, middle, family, suffix: undefined };
  const split = splitName(full);
  return {
    ...shared,
    ...{ given: split.given || null, middle: split.middle || (middle ?? null), family: split.family || null, suffix: split.suffix || null },
  };
}

const MOBILE = /mobile|cell|handy|portable|celular|m[oó]vil/i;

/** A column of mobiles by its name; the first of the others is the main number. */
function phonesOf(row: FileRow, country: string | null): Pick<FileParty, 'mobile' | 'phone'> {
  const told = row.columns.attributes.phones.map((column) => ({
    isMobile: MOBILE.test(typeof column === 'string' ? column : ''),
    content: contentOf(row, column),
  }));
  const first = (isMobile: boolean): Text => {
    const own = told.filter((one) => one.isMobile === isMobile);
    const content = own.find((one) => one.content)?.content;
    return content ? readPhone(content, country) : own.length > 0 ? null : undefined;
  };
  return { mobile: first(true), phone: first(false) };
}

function addressOf(row: FileRow, { country, company }: { country: string | null; company: string | null }): FileParty['address'] {
  const { address } = row.columns.attributes;
  const columns = Object.values(address);
  if (columns.length === 0) return undefined;
  const part = (name: keyof typeof address): string | null => contentOf(row, address[name]) ?? null;
  const told = { line2: part('unit'), city: part('city'), region: part('region'), postalCode: part('postalCode') };
  const line1 = streetLine(part('street'), part('houseNumber'), country);
  // A country alone is where to read numbers by, and no place.
  if (line1 === null && Object.values(told).every((one) => one === null)) return null;
  return { receiver: null, company, line1, ...told, line3: null, country, phone: null, language: null };
}
