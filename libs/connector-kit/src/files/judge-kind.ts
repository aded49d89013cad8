import { fold } from '@trueup/identity';

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

// prettier-ignore
const LEGAL_FORMS: ReadonlySet<string> = new Set([
  'ab', 'ag', 'aps', 'as', 'bv', 'bvba', 'co', 'company', 'corp', 'corporation', 'ek', 'eg', 'epp', 'ev', 'eirl', 'eireli', 'eurl', 'gbr', 'gie', 'gmbh',
  'inc', 'incorporated', 'kg', 'kgaa', 'kft', 'lda', 'limited', 'limitada', 'llc', 'llp', 'lp', 'ltd', 'ltda', 'mbh', 'nv', 'ohg', 'oy', 'oyj', 'plc',
  'pty', 'sa', 'sarl', 'sas', 'sasu', 'sca', 'scs', 'se', 'sl', 'slu', 'snc', 'spa', 'spj', 'spk', 'spzoo', 'srl', 'srls', 'ug',
]);
/** Forms of several words. */
const LONG_FORMS = / (sp (z oo|z o o|j|k|p)|g m b h|s p a|s a r l|s r l|l t d)( |$)/;
const EAST_ASIAN_FORMS = /株式会社|有限会社|合同会社|合資会社|合名会社|[㈱㈲]|有限公司|주식회사/;
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

/** Whether a name ends or begins as companies' names do. */
export function hasLegalForm(name: string): boolean {
  if (EAST_ASIAN_FORMS.test(name)) return true;
  const folded = fold(name.replaceAll(/(?<=\p{L})[./](?=\p{L}|\s|$)/gu, ''));
  const words = folded.split(' ');
  return LONG_FORMS.test(folded) || (words.length > 1 && words.slice(1).some((word) => LEGAL_FORMS.has(word)));
}
