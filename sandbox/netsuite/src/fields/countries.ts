import codes from 'i18n-iso-countries/codes.json';

const KNOWN = new Set(codes.map(([alpha2]) => alpha2));
const names = new Intl.DisplayNames('en', { type: 'region' });

const US_STATES = new Set(
  (
    'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA PR RI SC SD TN ' +
    'TX UT VT VA WA WV WI WY AA AE AP AS GU MP VI'
  ).split(' '),
);

export function isCountry(code: string): boolean {
  return KNOWN.has(code);
}

const shown = new Map<string, string>();

export function countryName(code: string): string {
  const known = shown.get(code) ?? names.of(code) ?? code;
  shown.set(code, known);
  return known;
}

/** Only the States' states are checked against a list; elsewhere the field is free text. */
export function isStateOf(country: string, state: string): boolean {
  return country !== 'US' || US_STATES.has(state);
}
