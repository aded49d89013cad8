import { SLOTS, type Slot } from '@trueup/canonical-schema';
import { field } from '../mapping/field';
import type { MappedClaim, Mapping, MappedRow, Row } from '../mapping/mapping';
import { declined, readOnly } from '../mapping/row';
import { ROW_TYPE } from './file-row';
import type { FileParty } from './party-of-row';

const NOT_ASKED = 'Files of customers have no column for it.';
const ONLY_READ = 'A file is read; nobody writes into it.';

/** The element of a keyed slot whose key the row's own value tells. */
function ownKey(of: (party: FileParty) => { readonly key: string; readonly value: string } | null | undefined): MappedRow<FileParty> {
  return {
    read(party): MappedClaim[] {
      const told = of(party);
      if (told === null) return [];
      return [told === undefined ? { key: '', state: 'withheld', value: null } : { ...told, state: 'value' }];
    },
  };
}

/** A system's one address is where it bills; a store's is where it ships to. */
function address(isStore: boolean): MappedRow<FileParty> {
  return {
    read({ address: value }, { row }) {
      if ((row.family === 'commerce') !== isStore) return [];
      if (value) return [{ state: 'value', value }];
      return [{ state: value === undefined ? 'withheld' : 'empty', value: null }];
    },
  };
}

const mapped: Partial<Record<Slot, MappedRow<FileParty>>> = {
  'names.legal': field('names.legal'),
  'names.display': field('names.display'),
  'names.given': field('names.given'),
  'names.middle': field('names.middle'),
  'names.family': field('names.family'),
  'names.honorific': field('names.honorific'),
  'names.suffix': field('names.suffix'),
  birthDate: field('birthDate'),
  'emails.contact': field('email'),
  'phones.mobile': field('mobile'),
  'phones.main': field('phone'),
  'addresses.billing': address(false),
  'addresses.shipping.default': address(true),
  taxIds: ownKey(({ taxId }) => taxId),
  extensions: ownKey(({ employer }) => (employer ? { key: 'employer', value: employer } : null)),
  loyaltyIds: ownKey(({ loyaltyId }) => (typeof loyaltyId === 'string' ? { key: '', value: loyaltyId } : loyaltyId)),
};

const NOBODY: FileParty = {
  ...{
    id: '',
    kind: 'UNKNOWN',
    employer: null,
    birthDate: null,
    email: null,
    mobile: null,
    phone: null,
    address: null,
    taxId: null,
    loyaltyId: null,
  },
  ...{ reference: null, updatedAt: null },
  names: { legal: null, display: null, given: null, middle: null, family: null, honorific: null, suffix: null },
};

/** The slots that a file can speak of. */
export const FILE_SLOTS: readonly Slot[] = SLOTS.filter((slot) => slot in mapped);

/** The table of file rows, for any system. */
export const fileMapping: Mapping<FileParty> = {
  rows: Object.fromEntries(
    SLOTS.map((slot) => {
      const row = mapped[slot];
      return [slot, row ? readOnly(row, ONLY_READ) : declined(NOT_ASKED)];
    }),
  ) as Record<Slot, Row<FileParty>>,
  parse: (body) => body as FileParty,
  identify: (party) => ({
    ref: { type: ROW_TYPE, id: party.id },
    kind: party.kind,
    sourceVersion: null,
    sourceTime: party.updatedAt,
    segment: null,
    objects: [],
    references: party.reference ? [{ scheme: 'externalReference', value: party.reference }] : [],
    ourKey: null,
  }),
  empty: (kind) => ({ ...NOBODY, kind }),
};
