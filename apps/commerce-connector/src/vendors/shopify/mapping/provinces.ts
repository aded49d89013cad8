/** Countries whose addresses have a province with Shopify; elsewhere one that is given is lost. */
const WITH_PROVINCES = new Set(
  ('AE AR AU BR CA CL CN CO CR EG ES GB GT HK ID IE IN IT JP KR KW MX MY NG NZ PA PE PH PT RO RU SV TH US UY VE ZA' as const).split(' '),
);

export function hasProvinces(country: string | null): boolean {
  return country !== null && WITH_PROVINCES.has(country);
}
