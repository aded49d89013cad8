import { goldenSlotsOf, type CustomerGoldenChanged } from '@trueup/canonical-schema';

/** What a customer can be asked for by. */
export type LookupKind = 'email' | 'phone' | 'accountNumber';

const KIND_OF: Readonly<Record<string, LookupKind>> = {
  'emails.contact': 'email',
  'storefront.loginEmail': 'email',
  'phones.mobile': 'phone',
  'phones.main': 'phone',
  'erpAccount.number': 'accountNumber',
};

/** A value as it is looked for: addresses in lower case, numbers by their digits. */
export function lookupValue(kind: LookupKind, value: string): string {
  if (kind === 'phone') return value.replace(/\D/g, '');
  return kind === 'email' ? value.trim().toLowerCase() : value.trim();
}

/** The values that find this customer. */
export function lookupsOf(golden: CustomerGoldenChanged): { kind: LookupKind; value: string }[] {
  const found = goldenSlotsOf(golden).flatMap(({ slot, value }) => {
    const kind = KIND_OF[slot];
    return kind && typeof value === 'string' ? [{ kind, value: lookupValue(kind, value) }] : [];
  });
  return [...new Map(found.map((lookup) => [`${lookup.kind} ${lookup.value}`, lookup])).values()];
}

/** A name to show: the display or legal name, else given and family name; null where there is none. */
export function displayName({ names }: Pick<CustomerGoldenChanged, 'names'>): string | null {
  const of = (type: string): string | null => names.find((name) => name.type === type)?.value ?? null;
  const person = [of('given'), of('family')].filter((part) => part !== null).join(' ');
  return of('display') ?? of('legal') ?? (person || null);
}
