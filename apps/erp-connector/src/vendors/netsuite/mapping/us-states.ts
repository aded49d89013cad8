const NAMES =
  'AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|' +
  'GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|' +
  'MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|' +
  'NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|' +
  'PR Puerto Rico|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|' +
  'WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming';

const CODES: ReadonlyMap<string, string> = new Map(NAMES.split('|').map((row) => [row.slice(3).toLowerCase(), row.slice(0, 2)]));

/** The two letters that NetSuite wants for a state of the US; what is no state's name stays as it is. */
export function stateCode(state: string): string {
  const bare = state.trim().replace(/^US-/i, '');
  return CODES.get(bare.toLowerCase()) ?? (bare.length === 2 ? bare.toUpperCase() : state);
}
