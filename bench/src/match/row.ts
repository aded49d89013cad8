/** The columns of a retailer's export, as in retail_dev_10000.csv. */
export const COLUMNS = [
  ...([
    'record_id',
    'source_system',
    'source_id',
    'record_type',
    'title',
    'given_name',
    'middle_name',
    'family_name',
    'full_name',
  ] as const),
  ...(['company_name', 'email', 'phone', 'mobile', 'street', 'unit', 'city', 'region', 'postal_code', 'country', 'birth_date'] as const),
  ...(['tax_id', 'loyalty_id', 'external_ref', 'created_at', 'updated_at'] as const),
] as const;

export type Column = (typeof COLUMNS)[number];
/** One row; what is not there is blank. */
export type Row = Readonly<Partial<Record<Column, string>>>;
export const SYSTEMS = ['commerce', 'crm', 'erp'] as const;
export type System = (typeof SYSTEMS)[number];
