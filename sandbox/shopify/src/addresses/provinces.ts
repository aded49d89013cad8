/** Codes and names the vendor knows; a country that is missing here keeps what was written. */
const TABLES: Record<string, string> = {
  US: 'AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|PR Puerto Rico|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming',
  CA: 'AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NT Northwest Territories|NS Nova Scotia|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon',
  AU: 'ACT Australian Capital Territory|NSW New South Wales|NT Northern Territory|QLD Queensland|SA South Australia|TAS Tasmania|VIC Victoria|WA Western Australia',
  GB: 'BFP British Forces|ENG England|NIR Northern Ireland|SCT Scotland|WLS Wales',
};

/** Countries whose addresses have no province with the vendor: one that is given is lost. */
const WITHOUT = new Set(['AT', 'BE', 'CH', 'CZ', 'DE', 'DK', 'FI', 'FR', 'LU', 'NL', 'NO', 'PL', 'SE']);

export interface Province {
  province: string | null;
  provinceCode: string | null;
}

const known = new Map(
  Object.entries(TABLES).map(([country, table]) => [country, table.split('|').map((row) => /^(\w+) (.+)$/.exec(row)?.slice(1) ?? [])]),
);

/** The province by code or by name; undefined when the country has provinces and this is none of them. */
export function provinceOf(countryCode: string | null, text: string | null): Province | undefined {
  if (text === null || WITHOUT.has(countryCode ?? '')) return { province: null, provinceCode: null };
  const table = known.get(countryCode ?? '');
  if (!table) return { province: text, provinceCode: text.length <= 3 ? text.toUpperCase() : null };
  const wanted = text.toLowerCase();
  const row = table.find((one) => one.some((cell) => cell.toLowerCase() === wanted));
  return row && { provinceCode: row[0] ?? null, province: row[1] ?? null };
}
