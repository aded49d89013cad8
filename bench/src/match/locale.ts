/** How people of a country are called and reached; all invented. */
export interface Locale {
  readonly code: string;
  /** Share of all households. */
  readonly weight: number;
  /** How the country is written. */
  readonly spellings: readonly string[];
  readonly givens: readonly string[];
  /** A family name is a stem and an end. */
  readonly stems: readonly string[];
  readonly ends: readonly string[];
  readonly cities: readonly (readonly [name: string, otherwise: string])[];
  readonly regions: readonly string[];
  readonly streetStems: readonly string[];
  /** `#` is the number, `*` the name. */
  readonly street: readonly string[];
  /** Of a postal code: 9 is a digit, A a letter. */
  readonly postal: string;
  /** Dialling prefix, and how many digits follow the first ones. */
  readonly dial: string;
  readonly mobile: readonly string[];
  readonly landline: readonly string[];
  readonly digits: number;
  readonly providers: readonly string[];
  readonly forms: readonly (readonly string[])[];
  /** Whether days are written before months. */
  readonly separator: string;
  readonly isMonthFirst: boolean;
}
