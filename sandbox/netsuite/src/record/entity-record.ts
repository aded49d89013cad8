export type FieldValue = string | number | boolean;

export const RECORD_TYPES = ['customer', 'contact'] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

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

/** A subsidiary that a customer trades with besides its primary one; the lists' entries by id. */
export interface FurtherSubsidiary {
  /** Id of the relationship record. */
  id: string;
  subsidiary: string;
  primaryCurrency: string;
  taxItem?: string;
}

export interface EntityRecord {
  type: RecordType;
  /** Of one sequence for all types. */
  id: string;
  /** Body fields by name; an unset field is absent, a reference is its id. */
  fields: Record<string, FieldValue>;
  /** Contacts have none here. */
  addressBook: AddressLine[];
  furtherSubsidiaries: FurtherSubsidiary[];
  /** ISO 8601 in whole seconds */
  dateCreated: string;
  lastModifiedDate: string;
  /** Sales orders booked on this customer. */
  orders: number;
}
