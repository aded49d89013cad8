import { SLOTS, type Consent, type Slot, type SlotAddress } from '@trueup/canonical-schema';
import { systemRow } from '../testing/system-row';
import { address } from './address';
import { codes } from './codec';
import { consent } from './consent';
import { field } from './field';
import type { Mapping, MappingContext, Row } from './mapping';
import { missingRows } from './missing-rows';
import { applyPatch, elementChanges, listElement, mergePatches } from './patch';
import { patchFor, project, supports } from './project';
import { readRecord } from './read-record';
import { declined, keyed, readOnly } from './row';

interface Shopper {
  readonly Name: string | null;
  readonly Email: string | null;
  readonly OptIn?: string | null;
  readonly Secret?: string | null;
  readonly Vat: string | null;
  readonly Street: string | null;
  readonly Town: string | null;
  readonly Land: string | null;
  readonly book: readonly { readonly kind: string; readonly phone: string | null }[];
}

const EMPTY: Shopper = {
  Name: null,
  Email: null,
  OptIn: null,
  Secret: null,
  Vat: null,
  Street: null,
  Town: null,
  Land: null,
  book: [],
};

const erp = systemRow({ system: 'erp-de', family: 'erp', legalEntity: 'Example GmbH' });
const row = systemRow();
const at: MappingContext<Shopper> = { row, systems: [row, erp], current: null, kind: 'person' };

const mapped: Partial<Record<Slot, Row<Shopper>>> = {
  'names.given': field('Name', { max: 5 }),
  'names.middle': readOnly(field('Secret'), 'The shop computes it itself.'),
  preferredLanguage: field('Land', { as: codes({ de: 'GERMAN' }) }),
  'emails.contact': field('Email'),
  'addresses.billing': address({ line1: 'Street', city: 'Town', country: 'Land' }),
  taxIds: keyed('DE|vat', field('Vat')),
  'consents.email': consent({ point: 'Email', status: 'OptIn', words: { granted: 'yes', withdrawn: 'no' } }),
  'storefront.priceBook': field('Land'),
};

const mapping: Mapping<Shopper> = {
  rows: Object.fromEntries(SLOTS.map((slot) => [slot, mapped[slot] ?? declined('The shop has no place for it.')])) as Record<
    Slot,
    Row<Shopper>
  >,
  parse: (body) => body as Shopper,
  identify: () => {
    throw new Error('not asked here');
  },
  empty: () => EMPTY,
};

function slot(name: Slot, key = '', context = ''): SlotAddress {
  return { slot: name, key, context };
}

function claimOf(wire: Shopper, name: Slot) {
  return readRecord(mapping, wire, at).filter((claim) => claim.slot === name);
}

describe('a mapping table', () => {
  it('has a row for every slot, mapped or declined with a reason', () => {
    expect(missingRows(mapping)).toEqual([]);
    const { taxIds: _gone, ...rows } = mapping.rows;
    expect(missingRows({ rows: { ...rows, birthDate: declined('') } as unknown as Mapping<Shopper>['rows'] })).toEqual([
      'birthDate is declined without a reason.',
      'taxIds has no row: map it, or decline it with a reason.',
    ]);
  });

  it('tells an empty field from one that the credential may not read', () => {
    const { Secret: _hidden, ...visible } = EMPTY;
    expect(claimOf(EMPTY, 'names.middle')).toMatchObject([{ state: 'empty' }]);
    expect(claimOf(visible, 'names.middle')).toMatchObject([{ state: 'withheld', value: null }]);
  });

  it('names the facet of the own system and the context of a private record by itself', () => {
    expect(claimOf({ ...EMPTY, Land: 'X' }, 'storefront.priceBook')).toMatchObject([{ key: 'shop-one|brand-one', value: 'X' }]);
    expect(claimOf({ ...EMPTY, Email: 'ann@example.com' }, 'emails.contact')).toMatchObject([{ context: 'private' }]);
  });

  it('shows in the projection what the target cuts off', () => {
    expect(project(mapping, { address: slot('names.given'), value: 'Katharina' }, at)).toBe('Katha');
  });

  it('projects an address without the parts that the target cannot hold', () => {
    const value = { ...nothing, line1: '1 Example St', line2: 'Flat 2', city: 'Springfield', country: 'US' };
    const projected = project(mapping, { address: slot('addresses.billing', '', 'private'), value }, at);
    expect(projected).toEqual({ ...value, line2: null });
  });

  it('has no place for an element of another key or context', () => {
    expect(supports(mapping, slot('taxIds', 'DE|vat'), at)).toBe(true);
    expect(supports(mapping, slot('taxIds', 'US|ein'), at)).toBe(false);
    expect(supports(mapping, slot('emails.contact', '', 'business:acme'), at)).toBe(false);
    expect(supports(mapping, slot('names.given', 'de'), at)).toBe(false);
  });

  it('has no place for what is only read or declined', () => {
    expect(supports(mapping, slot('names.middle'), at)).toBe(false);
    expect(supports(mapping, slot('birthDate'), at)).toBe(false);
  });

  it('translates codes both ways and lets an unknown code pass', () => {
    expect(claimOf({ ...EMPTY, Land: 'GERMAN' }, 'preferredLanguage')).toMatchObject([{ value: 'de' }]);
    expect(claimOf({ ...EMPTY, Land: 'KLINGON' }, 'preferredLanguage')).toMatchObject([{ value: 'KLINGON' }]);
  });
});

describe('consent in a mapping table', () => {
  const granted: Consent = { status: 'granted', explicit: true, evidence: null, decidedAt: null };
  const ann = { ...EMPTY, Email: 'Ann@example.com', OptIn: 'yes' };

  it('is about the contact point that the record has', () => {
    expect(claimOf(ann, 'consents.email')).toMatchObject([{ key: 'ann@example.com|marketing|brand-one', value: granted }]);
  });

  it('is written only to a record with that contact point', () => {
    const own = slot('consents.email', 'ann@example.com|marketing|brand-one');
    expect(supports(mapping, own, { ...at, current: ann })).toBe(true);
    expect(supports(mapping, own, { ...at, current: { ...ann, Email: 'bob@example.com' } })).toBe(false);
    expect(supports(mapping, own, at)).toBe(false);
    expect(project(mapping, { address: own, value: { ...granted, status: 'withdrawn' } }, { ...at, current: ann })).toMatchObject({
      status: 'withdrawn',
    });
  });

  it('that the vendor cannot take back stays as it is read', () => {
    const own = slot('consents.email', 'ann@example.com|marketing|brand-one');
    expect(project(mapping, { address: own, value: null }, { ...at, current: ann })).toEqual(granted);
    expect(project(mapping, { address: own, value: null }, { ...at, current: { ...ann, OptIn: null } })).toBeNull();
  });

  it('of a status the vendor has no word for is not written', () => {
    const own = slot('consents.email', 'ann@example.com|marketing|brand-one');
    expect(patchFor(mapping, [{ address: own, after: { ...granted, status: 'pending' } }], { ...at, current: ann })).toEqual({});
  });
});

describe('a patch', () => {
  it('changes one element of a list and leaves the others', () => {
    const wire: Shopper = {
      ...EMPTY,
      book: [
        { kind: 'cell', phone: '1' },
        { kind: 'desk', phone: '2' },
      ],
    };
    const patch = { book: listElement<Shopper['book'][number]>({ kind: 'cell' }, { phone: '3' }) };
    expect(applyPatch(wire, patch).book).toEqual([
      { kind: 'cell', phone: '3' },
      { kind: 'desk', phone: '2' },
    ]);
  });

  it('takes an element of a list away', () => {
    const wire: Shopper = { ...EMPTY, book: [{ kind: 'cell', phone: '1' }] };
    const patch = { book: listElement<Shopper['book'][number]>({ kind: 'cell' }, null) };
    expect(applyPatch(wire, patch).book).toEqual([]);
  });

  it('made of several keeps the changes of all of them', () => {
    type Item = Shopper['book'][number];
    const merged = mergePatches<Shopper>([
      { book: listElement<Item>({ kind: 'cell' }, { phone: '1' }), Name: 'A' },
      { book: listElement<Item>({ kind: 'desk' }, { phone: '2' }), Name: null },
    ]);
    expect(merged.Name).toBeNull();
    expect(elementChanges(merged.book)).toHaveLength(2);
  });
});

const nothing = {
  receiver: null,
  company: null,
  line1: null,
  line2: null,
  line3: null,
  city: null,
  region: null,
  postalCode: null,
  country: null,
  phone: null,
  language: null,
};
