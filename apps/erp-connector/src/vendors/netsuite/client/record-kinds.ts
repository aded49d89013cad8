import { CONTACT_FIELDS, CUSTOMER_FIELDS, RECORD_TYPES, type RecordType } from '../wire';

/** How one record type is read. */
export interface RecordKind {
  readonly type: RecordType;
  /** Below /services/rest. */
  readonly path: string;
  readonly fields: readonly string[];
  /** FROM of a query, where the record is `r`. */
  readonly from: string;
  /** Which of its records are of concern. */
  readonly where: string;
  /** Fields without which nobody can say what a record is, beside `isPerson`. */
  readonly essential: readonly string[];
}

/** Customers, not leads and prospects; contacts of customers, for vendors and partners have contacts too. */
export const KINDS: Readonly<Record<RecordType, RecordKind>> = {
  customer: {
    type: 'customer',
    path: '/record/v1/customer',
    fields: CUSTOMER_FIELDS,
    from: 'customer r',
    where: `r.searchstage = 'Customer'`,
    essential: ['companyName', 'parent'],
  },
  contact: {
    type: 'contact',
    path: '/record/v1/contact',
    fields: CONTACT_FIELDS,
    from: 'contact r JOIN customer c ON c.id = r.company',
    where: 'r.id > 0',
    essential: ['company'],
  },
};

export const ALL_KINDS: readonly RecordKind[] = RECORD_TYPES.map((type) => KINDS[type]);

/** The kind of a record that is asked for; a customer unless it is a contact. */
export function kindOf({ type }: { readonly type: string }): RecordKind {
  return type === 'contact' ? KINDS.contact : KINDS.customer;
}
