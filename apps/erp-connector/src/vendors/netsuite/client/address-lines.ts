import type { AddressFields, AddressLine } from '../wire';

const FLAGS = ['defaultBilling', 'defaultShipping', 'isResidential'] as const;
const FIELDS = ['attention', 'addressee', 'addr1', 'addr2', 'addr3', 'city', 'state', 'zip', 'addrPhone'] as const;

type Sent = Record<string, unknown>;

/** The lines to send so that a book becomes another: a known line with its id and what is new in it, a new line whole. A line without its id is added again. */
export function changedLines(before: readonly AddressLine[], after: readonly AddressLine[]): Sent[] {
  return after.flatMap((line) => {
    const known = line.id === undefined ? undefined : before.find(({ id }) => id === line.id);
    const sent = changedLine(line, known);
    return Object.keys(sent).length === 0 ? [] : [known ? { id: known.id, ...sent } : sent];
  });
}

function changedLine(line: AddressLine, known: AddressLine | undefined): Sent {
  const flags = FLAGS.filter((flag) => (line[flag] ?? false) !== (known?.[flag] ?? false)).map((flag) => [flag, line[flag] ?? false]);
  const address = changedAddress(line.addressBookAddress ?? {}, known?.addressBookAddress ?? {});
  return { ...Object.fromEntries(flags), ...(Object.keys(address).length > 0 ? { addressBookAddress: address } : {}) };
}

function changedAddress(after: AddressFields, before: AddressFields): Sent {
  const fields = FIELDS.filter((field) => (after[field] ?? null) !== (before[field] ?? null)).map((field) => [field, after[field] ?? null]);
  const country = after.country && after.country.id !== before.country?.id ? { country: { id: after.country.id } } : {};
  return { ...Object.fromEntries(fields), ...country };
}
