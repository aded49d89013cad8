import type { Args } from '../graphql/context';
import { refuseUnserved } from '../graphql/unserved';
import { oneSecond } from '../one-second';
import { problem, type Problem } from '../problem';
import { titleCase } from '../reformat';
import type { Shop } from '../shop/shop';
import { textProblems, tidy } from '../text-rules';
import type { CompanyRecord } from './business-records';

const SERVED = ['name', 'externalId', 'note', 'customerSince'];

type Fields = Partial<Pick<CompanyRecord, 'name' | 'externalId' | 'note' | 'customerSince'>>;

/** What the vendor keeps of an external id and what it refuses: one record of a type has it. */
export function externalIdProblems(value: string | null | undefined, isTaken: (id: string) => boolean): Problem[] {
  if (value === null || value === undefined) return [];
  if (isTaken(value)) return [problem(['externalId'], 'External id has already been taken', 'TAKEN')];
  return textProblems(value, { field: 'externalId', label: 'External id', most: 64 });
}

/** What the vendor keeps of a company's input, for the fields that were given, and what it refuses. */
export function readCompany(shop: Shop, [input, self]: [input: Args, self?: CompanyRecord]): { fields: Fields; problems: Problem[] } {
  refuseUnserved('CompanyInput', [input, SERVED]);
  const given = <T>(name: string, read: (value: unknown) => T): T | undefined =>
    input[name] === undefined ? undefined : read(input[name]);
  const name = given('name', (value) => tidy(value) ?? '') ?? self?.name ?? '';
  const fields: Fields = {
    name: shop.faults.reformat ? (titleCase(name) ?? '') : name,
    externalId: given('externalId', tidy),
    note: given('note', tidy),
    customerSince: given('customerSince', (value) => (value === null ? oneSecond() : oneSecond(new Date(String(value))))),
  };
  const isTaken = (id: string): boolean =>
    [...shop.business.companies.values()].some((one) => one.id !== self?.id && one.externalId === id);
  const problems = [
    ...(fields.name === '' ? [problem(['name'], "Name can't be blank", 'BLANK')] : []),
    ...textProblems(fields.name ?? null, { field: 'name', label: 'Name', most: 255, isPlain: true }),
    ...textProblems(fields.note ?? null, { field: 'note', label: 'Note', most: 5_000 }),
    ...externalIdProblems(fields.externalId, isTaken),
  ];
  return { fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)), problems };
}

/** A company without anything but its name's place, and the two roles that each company has. */
export function newCompany(shop: Shop): CompanyRecord {
  const at = oneSecond();
  return {
    id: shop.nextId(),
    name: '',
    externalId: null,
    note: null,
    customerSince: at,
    mainContactId: null,
    roles: ['Location admin', 'Ordering only'].map((name) => ({ id: shop.nextId(), name, note: null })),
    metafields: [],
    createdAt: at,
    updatedAt: at,
  };
}
