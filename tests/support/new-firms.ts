/** Where a firm or a branch sits. */
export interface Place {
  readonly addr1: string;
  readonly city: string;
  readonly zip: string;
}

const HEADS =
  'Amber Birdsong Copper Driftwood Ember Fallow Gantry Hollow Ironside Jackdaw Kestrel Lantern Marlin Northgate Osprey Pinnacle'.split(' ');
const TRADES = 'Bindery Cooperage Foundry Glassworks Joinery Millinery Nurseries Ropeworks Saddlery Tannery Upholstery Weaving'.split(' ');
const STREETS = ['Wharf Road', 'Depot Street', 'Tannery Lane', 'Canal Avenue', 'Signal Court', 'Viaduct Way'];
const CITIES = [
  ['Albany', '122'],
  ['Buffalo', '142'],
  ['Syracuse', '132'],
  ['Rochester', '146'],
  ['Utica', '135'],
] as const;

/** Invents firms, tax numbers and places that nobody else in this run has. One for each journey, by its number. */
export class NewFirms {
  // Another run against the same data must not meet the firms of the last one.
  #count = Math.floor(Date.now() / 1000) % 9000;

  constructor(private readonly journey: number) {}

  /** A name without its legal form. */
  name(): string {
    const index = (this.#count += 1);
    const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? '';
    return `${pick(HEADS, index)} ${pick(TRADES, Math.floor(index / HEADS.length) + this.journey)} ${spelt(index)}`;
  }

  /** An American employer's number. */
  taxId(): string {
    return `14-${String(1_000_000 + this.journey * 100_000 + (this.#count += 1))}`;
  }

  place(at = 0): Place {
    const index = (this.#count += 1);
    const [city, zip] = CITIES[at % CITIES.length] ?? CITIES[0];
    return { addr1: `${1000 + index} ${STREETS[index % STREETS.length]}`, city, zip: `${zip}${String(index % 100).padStart(2, '0')}` };
  }
}

/** A number as a word that no other number gives. */
function spelt(index: number): string {
  const letters = String(index).replace(/\d/g, (digit) => 'bodekufila'.charAt(Number(digit)));
  return letters.charAt(0).toUpperCase() + letters.slice(1) + 'ton';
}
