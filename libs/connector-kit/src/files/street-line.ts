/** Where the house number comes before the street. */
// prettier-ignore
const NUMBER_FIRST: ReadonlySet<string> = new Set(['AU', 'CA', 'FR', 'GB', 'IE', 'IN', 'LU', 'MC', 'MY', 'NZ', 'PH', 'SG', 'TH', 'US', 'ZA']);
/** Where a comma stands between street and number. */
const COMMA: ReadonlySet<string> = new Set(['BR', 'ES', 'IT', 'PT']);

/** Street and house number on one line, as they are written in the country. Null where there is neither. */
export function streetLine(street: string | null, houseNumber: string | null, country: string | null): string | null {
  if (street === null || houseNumber === null) return street ?? houseNumber;
  if (country !== null && NUMBER_FIRST.has(country)) return `${houseNumber} ${street}`;
  return country !== null && COMMA.has(country) ? `${street}, ${houseNumber}` : `${street} ${houseNumber}`;
}
