import type { GuestOrder, ShopAddress } from '@trueup/tools';
import { AREA_CODES } from './area-codes';
import { familyName, GIVEN } from './names';

/** Somebody whom no system knows yet. Numbers are E.164. */
export interface Newcomer {
  readonly given: string;
  readonly family: string;
  readonly email: string;
  readonly mobile: string;
  readonly address: ShopAddress;
}

const STREETS = 'Juniper Street,Mill Road,Harbor Lane,Orchard Avenue,Foundry Way,Larkspur Drive,Quarry Street'.split(',');

/** Invents people, numbers and addresses that nobody else in this run has. One for each journey, by its number. */
export class Newcomers {
  // Another run against the same data must not meet the people of the last one.
  #count = Math.floor(Date.now() / 50) % 8000;

  constructor(private readonly journey: number) {}

  /** Somebody new, who lives in the state of New York. */
  next(): Newcomer {
    const index = (this.#count += 1);
    const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? '';
    const given = pick(GIVEN, index);
    const family = familyName(Math.floor(index / GIVEN.length), index * 7 + this.journey);
    const email = `${given}.${family}.${this.journey}.${index}@example.com`.toLowerCase();
    return { given, family, email, mobile: this.mobile(), address: this.address() };
  }

  /** A telephone number that nobody has. */
  mobile(): string {
    return `+1${AREA_CODES[this.journey]}555${String((this.#count += 1) % 10_000).padStart(4, '0')}`;
  }

  /** An address where nobody lives. */
  address(): ShopAddress {
    const index = (this.#count += 1);
    const address1 = `${100 + this.journey * 9000 + index} ${STREETS[index % STREETS.length]}`;
    return { address1, city: 'Albany', provinceCode: 'NY', zip: String(12_201 + (index % 60)), countryCode: 'US' };
  }
}

/** What this person leaves behind when buying as a guest and paying at once. */
export function paidOrder({ given, family, email, mobile, address }: Newcomer): GuestOrder {
  return { email, phone: mobile, firstName: given, lastName: family, address, currency: 'USD', financialStatus: 'PAID' };
}
