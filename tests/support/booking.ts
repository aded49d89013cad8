import type { SourceRef } from '@trueup/canonical-schema';
import type { Place } from './new-firms';
import { people } from './run';

/** Ids of payment terms in NetSuite. */
export const TERMS = { net15: '1', net30: '2', net60: '3' } as const;

const SUBSIDIARIES = { 'netsuite-us': '1', 'netsuite-de': '2' } as const;

export type Ledger = 'netsuite-us' | 'netsuite-de';

/** What a clerk enters for a firm or a branch. */
export interface Booking {
  readonly name: string;
  readonly parent?: string;
  readonly taxId?: string;
  readonly terms?: string;
  readonly place?: Place;
}

/** Enters a company in an ERP, at one address for bills and parcels. */
export async function book(ledger: Ledger, { name, parent, taxId, terms, place }: Booking): Promise<SourceRef> {
  const id = await people()[ledger].create({
    isPerson: false,
    companyName: name,
    subsidiary: { id: SUBSIDIARIES[ledger] },
    ...(parent && { parent: { id: parent } }),
    ...(taxId && { vatRegNumber: taxId }),
    ...(terms && { terms: { id: terms } }),
    ...(place && { addressBook: { items: [{ defaultBilling: true, defaultShipping: true, addressBookAddress: inBook(place) }] } }),
  });
  return account(ledger, id);
}

/** Moves a company in an ERP: its one address becomes another. */
export async function moveTo(place: Place, { system, id }: SourceRef): Promise<void> {
  const ledger = people()[system as Ledger];
  const { items: lines } = (await ledger.read(id))['addressBook'] as { items: { id: number | string }[] };
  const [line] = lines;
  if (!line || lines.length > 1) throw new Error(`${system}/${id} has ${lines.length} addresses, not one.`);
  await ledger.update(id, { addressBook: { items: [{ id: line.id, addressBookAddress: inBook(place) }] } });
}

export function account(ledger: Ledger, id: string): SourceRef {
  return { system: ledger, type: 'customer', id };
}

function inBook({ addr1, city, zip }: Place): object {
  return { addr1, city, state: 'NY', zip, country: { id: 'US' } };
}
