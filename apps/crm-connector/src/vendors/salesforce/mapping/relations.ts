import { sourceKey, type Relation } from '@trueup/canonical-schema';
import { field, readOnly, type Codec, type MappedClaim, type MappedRow, type MappingContext } from '@trueup/connector-kit';
import type { SalesforceRecord } from '../wire';
import { settingsOf, type Settings } from './settings';

type Context = MappingContext<SalesforceRecord>;

const OF_THE_CRM = 'It is kept here, and the contract lets no other system’s value come back to it.';

/** The account as relations name it. */
export function accountKey(id: string, { row }: Pick<Context, 'row'>): string {
  return sourceKey({ system: row.system, type: 'Account', id });
}

/** The id of an account of this org out of its key; undefined for any other party. */
export function accountIdOf(key: string, { row }: Pick<Context, 'row'>): string | undefined {
  const prefix = accountKey('', { row });
  return key.startsWith(prefix) && key.length > prefix.length ? key.slice(prefix.length) : undefined;
}

/** What a contact is to its accounts, by the words in `Roles`; households are no companies. */
export function roleRelation(role: keyof Settings['roles']): MappedRow<SalesforceRecord> {
  return readOnly(
    {
      read(wire, at) {
        const { roles, contactAccounts } = settingsOf(at.row);
        if (contactAccounts === 'households') return [];
        const relations = wire.AccountContactRelations;
        if (relations === undefined) return [{ state: 'withheld', value: null }];
        const entries = Object.entries(relations ?? {}).flatMap(([id, one]) => (one === null ? [] : [{ id, ...one }]));
        if (entries.some(({ Roles }) => Roles === undefined)) return [{ state: 'withheld', value: null }];
        return entries
          .filter(({ Roles }) => wordsIn(Roles).some((word) => roles[role].includes(word)))
          .map(({ id, Id, IsActive, IsDirect }): MappedClaim => {
            const title = IsDirect && typeof wire.Title === 'string' ? wire.Title : null;
            return { key: accountKey(id, at), state: 'value', value: { active: IsActive, title } satisfies Relation, partId: Id };
          });
      },
    },
    OF_THE_CRM,
  );
}

function wordsIn(roles: string | null | undefined): string[] {
  return (roles ?? '').split(';').map((word) => word.trim());
}

const STANDING: Relation = { active: true, title: null };

/** The parent of an account: the organisation of a site, the company above another one. */
function parent(wire: SalesforceRecord, at: Context): MappedClaim[] {
  if (wire.ParentId === undefined) return [{ state: 'withheld', value: null }];
  return wire.ParentId ? [{ key: accountKey(String(wire.ParentId), at), state: 'value', value: STANDING }] : [];
}

/** The organisation that a site belongs to. It may change; a site without one would be an organisation. */
export const siteOf: MappedRow<SalesforceRecord> = {
  read: parent,
  write(value, address, at) {
    const account = accountIdOf(address.key, at);
    if (account === undefined || value === null || !(value as Relation).active) return undefined;
    return { ParentId: account };
  },
};

export const salesParent: MappedRow<SalesforceRecord> = readOnly({ read: parent }, OF_THE_CRM);

/** How sales sees the company, by the account's type. */
export const memberStatus: MappedRow<SalesforceRecord> = {
  read: (wire, at) => field<SalesforceRecord>('Type', { as: standing(settingsOf(at.row).accountTypes) }).read(wire, at),
  readOnly: 'Sales says what an account is; the contract lets no other system’s value come to it.',
};

function standing({ pending, inactive }: Settings['accountTypes']): Codec {
  return {
    from: (raw) => {
      if (typeof raw !== 'string' || raw === '') return null;
      if (inactive.includes(raw)) return 'inactive';
      return pending.includes(raw) ? 'pending' : 'active';
    },
    to: (value) => value,
  };
}
