import type { FieldDefinition } from '../fields/field-definition';
import { invalidContent } from '../vendor-error';
import { addressValues } from './address-values';
import type { AddressFields, AddressLine } from './entity-record';
import { fieldValue } from './field-value';
import { type Properties, propertiesOf, unknownProperty } from './read-properties';
import type { WriteContext } from './write-context';

const FLAGS = ['defaultBilling', 'defaultShipping', 'isResidential'] as const;
const LABEL: FieldDefinition = { name: 'label', title: 'Label', kind: 'text', maxLength: 150 };
const KNOWN = new Set<string>([
  ...FLAGS,
  'label',
  'addressBookAddress',
  'id',
  'internalId',
  'addressId',
  'links',
  'refName',
  'addressBookAddress_text',
]);

function itemsOf(sublist: unknown): Properties[] {
  const { items } = propertiesOf(sublist, 'addressBook');
  if (items === undefined) return [];
  if (!Array.isArray(items)) throw invalidContent('Invalid content in the request body. An array is expected here.', 'addressBook.items');
  return items.map((item, index) => propertiesOf(item, `addressBook.items[${index}]`));
}

function keyOf(item: Properties): number | undefined {
  const key = item['id'] ?? item['internalId'];
  return key === undefined ? undefined : Number(key);
}

function changed(line: AddressLine, item: Properties, context: WriteContext & { path: string }): AddressLine {
  const stray = Object.keys(item).find((name) => !KNOWN.has(name));
  if (stray && context.isStrict) throw unknownProperty(`${context.path}.${stray}`);
  const next: AddressLine = { ...line, lastModifiedDate: context.now };
  for (const flag of FLAGS) {
    if (item[flag] === undefined) continue;
    const given = { field: { name: flag, title: flag, kind: 'boolean' } as const, path: `${context.path}.${flag}`, raw: item[flag] };
    next[flag] = fieldValue(given, context) === true;
  }
  if (item['label'] !== undefined) {
    next.label = fieldValue({ field: LABEL, path: `${context.path}.label`, raw: item['label'] }, context) as string | undefined;
  }
  if (item['addressBookAddress'] !== undefined) {
    const path = `${context.path}.addressBookAddress`;
    next.address = addressValues(line.address, propertiesOf(item['addressBookAddress'], path), { ...context, path });
  }
  return { ...next, label: next.label ?? next.address.addr1 ?? next.address.city };
}

function blankLine(id: number, country: string, context: WriteContext): AddressLine {
  const address: AddressFields = { country };
  const addressId = context.account.next('address');
  return { id, addressId, defaultBilling: false, defaultShipping: false, isResidential: false, address, lastModifiedDate: context.now };
}

/** One line at most is the default of its kind: the one that was made so last. */
function withOneDefault(lines: AddressLine[], written: AddressLine): AddressLine[] {
  return lines.map((line) => ({
    ...line,
    defaultBilling: line.defaultBilling && !(written.defaultBilling && line.id !== written.id),
    defaultShipping: line.defaultShipping && !(written.defaultShipping && line.id !== written.id),
  }));
}

/** Lines with a known key are updated, all others are added; with `replace` those that were not sent go. */
export function writtenAddressBook(
  before: readonly AddressLine[],
  sublist: unknown,
  context: WriteContext & { country: string },
): AddressLine[] {
  const items = itemsOf(sublist);
  const sent = new Set(items.map(keyOf));
  let lines = context.replace.includes('addressBook') ? before.filter((line) => sent.has(line.id)) : [...before];
  let lastId = Math.max(0, ...before.map((line) => line.id));
  for (const [index, item] of items.entries()) {
    const known = lines.find((line) => line.id === keyOf(item));
    const line = changed(known ?? blankLine((lastId += 1), context.country, context), item, {
      ...context,
      path: `addressBook.items[${index}]`,
    });
    lines = known ? lines.map((one) => (one.id === line.id ? line : one)) : [...lines, line];
    lines = withOneDefault(lines, line);
  }
  return lines;
}
