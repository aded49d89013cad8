import { companyNameOf, fold } from '@trueup/identity';

/** What a row holds that tells a person from a company; null where it holds nothing of it. */
export interface KindEvidence {
  readonly fullName: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly companyName: string | null;
  readonly birthDate: string | null;
  readonly taxType: string | null;
  readonly email: string | null;
}

const COMPANY_TAX: ReadonlySet<string> = new Set(['cnpj', 'siret', 'cn', 'cif', 'abn', 'acn']);
const ROLES: ReadonlySet<string> = new Set(
  'accounts,admin,ap,billing,buchhaltung,contact,contato,einkauf,enquiries,info,kontakt,kontor,mail,office,orders,purchasing,sales,service,support'.split(
    ',',
  ),
);

/** What a row is whose system does not say: a company where it shows a company's name and no person's, else a person. */
export function judgeKind(row: KindEvidence): 'person' | 'organisation' {
  if (row.givenName !== null || row.familyName !== null || row.birthDate !== null) return 'person';
  if (row.companyName !== null) return row.fullName === null || fold(row.fullName) === fold(row.companyName) ? 'organisation' : 'person';
  if (row.fullName !== null && hasLegalForm(row.fullName)) return 'organisation';
  if (row.taxType !== null && COMPANY_TAX.has(row.taxType)) return 'organisation';
  const local = row.email?.split('@')[0]?.trim().toLowerCase() ?? '';
  return row.fullName !== null && (ROLES.has(local) || row.taxType === 'vat') ? 'organisation' : 'person';
}

function hasLegalForm(name: string): boolean {
  const company = companyNameOf(name);
  return company !== undefined && company.form !== '';
}
