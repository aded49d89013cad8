import { splitKey, type SlotAddress, type SlotValue } from '@trueup/canonical-schema';
import {
  facetKey,
  field,
  listElement,
  patchAt,
  text,
  type Codec,
  type MappedClaim,
  type MappedRow,
  type MappingContext,
  type Patch,
} from '@trueup/connector-kit';
import type { ErpAccount, ShopifyCustomer, WithAccounts } from '../wire';

type At = Pick<MappingContext<unknown>, 'row' | 'systems'>;
type Field = Exclude<keyof ErpAccount, 'account'>;

/** What a shop may know of order blocks: that there are some. */
export const blockFlag: Codec = {
  from: (raw) => (raw === true ? ['blocked'] : null),
  to: (value) => (Array.isArray(value) ? value.length > 0 : value === true),
};

/** One field of every ERP's account, kept in our metafield for accounts under the key of the account. */
export function accountField<Wire extends WithAccounts>(name: Field, codec: Codec = text): MappedRow<Wire> {
  return {
    read: (wire) => accountsOf(wire).flatMap((account): MappedClaim[] => claimOf(account, { name, codec })),
    write: (value, address, at) =>
      isErp(address, at) ? accountPatch<Wire>(address, { [name]: value === null ? null : codec.to(value) }) : undefined,
  };
}

/** Account numbers: that of the ERP which books for this shop has a metafield of its own, where staff and themes find it. */
export function accountNumber<Wire extends WithAccounts>(): MappedRow<Wire> {
  const plain = field<Wire>('accountNumber.value', { max: 255 });
  return homeApart(plain, { others: accountField<Wire>('number'), write: (value) => patchAt<Wire>('accountNumber.value', value) });
}

/** The account of the ERP that books for this shop lies elsewhere than those of other ERPs; without such an ERP there are only others. */
export function homeApart<Wire extends WithAccounts>(
  home: Pick<MappedRow<Wire>, 'read'>,
  { others, write }: { readonly others: MappedRow<Wire>; readonly write: NonNullable<MappedRow<Wire>['write']> },
): MappedRow<Wire> {
  return {
    read(wire, at) {
      const key = homeAccount(at);
      const apart = others.read(wire, at).filter((claim) => claim.key !== key);
      return key === undefined ? apart : [...home.read(wire, at).map((claim) => ({ ...claim, key })), ...apart];
    },
    write: (value, address, at) => (address.key === homeAccount(at) ? write(value, address, at) : others.write?.(value, address, at)),
  };
}

/** Exemptions that somebody gave the shopper here, as a claim on the account of the ERP which books for this shop. */
export const exemptions: MappedRow<ShopifyCustomer> = {
  read({ taxExemptions }, at) {
    const home = homeAccount(at);
    return home === undefined || taxExemptions.length === 0 ? [] : [{ key: home, state: 'value', value: [...taxExemptions].sort() }];
  },
};

/** Key of the account in the ERP of the shop's own legal entity. */
export function homeAccount({ row, systems }: At): string | undefined {
  const erp = systems.find(({ family, legalEntity }) => family === 'erp' && legalEntity !== null && legalEntity === row.legalEntity);
  return erp && facetKey(erp);
}

function accountsOf(wire: WithAccounts): readonly ErpAccount[] {
  return wire.erpAccounts?.jsonValue ?? [];
}

function claimOf(account: ErpAccount, { name, codec }: { name: Field; codec: Codec }): MappedClaim[] {
  const value: SlotValue | null = codec.from(account[name]);
  return value === null ? [] : [{ key: account.account, state: 'value', value }];
}

function accountPatch<Wire>({ key }: SlotAddress, set: Patch<ErpAccount>): Patch<Wire> {
  return patchAt<Wire>('erpAccounts.jsonValue', listElement<ErpAccount>({ account: key }, set));
}

function isErp({ key }: SlotAddress, { systems }: At): boolean {
  const [system] = splitKey(key, 1);
  return systems.some((row) => row.family === 'erp' && row.system === system);
}
