export type FieldValue = string | number | boolean;

export interface AddressFields {
  addr1?: string;
  addr2?: string;
  addr3?: string;
  addressee?: string;
  attention?: string;
  addrPhone?: string;
  city?: string;
  state?: string;
  zip?: string;
  /** ISO 3166 alpha-2 */
  country: string;
}

export interface AddressLine {
  /** Key of the line within its customer. */
  id: number;
  /** Key of the address over all customers. */
  addressId: string;
  label?: string;
  defaultBilling: boolean;
  defaultShipping: boolean;
  isResidential: boolean;
  address: AddressFields;
  /** ISO 8601 in whole seconds */
  lastModifiedDate: string;
}

export interface CustomerRecord {
  id: string;
  /** Body fields by name; an unset field is absent, a reference is its id. */
  fields: Record<string, FieldValue>;
  addressBook: AddressLine[];
  /** ISO 8601 in whole seconds */
  dateCreated: string;
  lastModifiedDate: string;
  /** Sales orders booked on this customer. */
  orders: number;
}
