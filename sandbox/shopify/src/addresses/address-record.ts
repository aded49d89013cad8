export interface AddressRecord {
  id: number;
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  province: string | null;
  provinceCode: string | null;
  country: string | null;
  countryCode: string | null;
  zip: string | null;
  phone: string | null;
}

export type AddressFields = Omit<AddressRecord, 'id'>;

export const NO_ADDRESS: AddressFields = {
  firstName: null,
  lastName: null,
  company: null,
  address1: null,
  address2: null,
  city: null,
  province: null,
  provinceCode: null,
  country: null,
  countryCode: null,
  zip: null,
  phone: null,
};

/** Two addresses with the same signature are the same address to the vendor. */
export function signature(address: AddressFields): string {
  const { firstName, lastName, company, address1, address2, city, provinceCode, province, countryCode, zip, phone } = address;
  const parts = [firstName, lastName, company, address1, address2, city, provinceCode ?? province, countryCode, zip, phone];
  return JSON.stringify(parts.map((part) => part?.toLowerCase() ?? null));
}
