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
import type { ErpAccount, ShopifyCustomer } from '../wire';

type At = MappingContext<ShopifyCustomer>;
type Field = Exclude<keyof ErpAccount, 'account'>;

/** What a shop may know of order blocks: that there are some. */
export const blockFlag: Codec = {
  from: (raw) => (raw === true ? ['blocked'] : null),
  to: (value) => (Array.isArray(value) ? value.length > 0 : value === true),
};

/** One field of every ERP's account, kept in our metafield for accounts under the key of the account. */
export function accountField(name: Field, codec: Codec = text): MappedRow<ShopifyCustomer> {
  return {
    read: (wire) => accountsOf(wire).flatMap((account): MappedClaim[] => claimOf(account, { name, codec })),
    write: (value, address, at) =>
      isErp(address, at) ? accountPatch(address, { [name]: value === null ? null : codec.to(value) }) : undefined,
  };
}

const plainNumber = field<ShopifyCustomer>('accountNumber.value', { max: 255 });
const otherNumbers = accountField('number');

/** Account numbers: that of the ERP which books for this shop has a metafield of its own, where staff and themes find it. */
export const accountNumber: MappedRow<ShopifyCustomer> = {
  read(wire, at) {
    const home = homeAccount(at);
    const others = otherNumbers.read(wire, at).filter(({ key }) => key !== home);
    if (home === undefined) return others;
    return [...plainNumber.read(wire, at).map((claim) => ({ ...claim, key: home })), ...others];
  },
  write(value, address, at) {
    if (address.key !== homeAccount(at)) return otherNumbers.write?.(value, address, at);
    return patchAt<ShopifyCustomer>('accountNumber.value', value);
  },
};

/** Exemptions that somebody gave the shopper here, as a claim on the account of the ERP which books for this shop. */
export const exemptions: MappedRow<ShopifyCustomer> = {
  read({ taxExemptions }, at) {
    const home = homeAccount(at);
    return home === undefined || taxExemptions.length === 0 ? [] : [{ key: home, state: 'value', value: [...taxExemptions].sort() }];
  },
};

/** Key of the account in the ERP of the shop's own legal entity. */
export function homeAccount({ row, systems }: Pick<At, 'row' | 'systems'>): string | undefined {
  const erp = systems.find(({ family, legalEntity }) => family === 'erp' && legalEntity !== null && legalEntity === row.legalEntity);
  return erp && facetKey(erp);
}

function accountsOf(wire: ShopifyCustomer): readonly ErpAccount[] {
  return wire.erpAccounts?.jsonValue ?? [];
}

function claimOf(account: ErpAccount, { name, codec }: { name: Field; codec: Codec }): MappedClaim[] {
  const value: SlotValue | null = codec.from(account[name]);
  return value === null ? [] : [{ key: account.account, state: 'value', value }];
}

function accountPatch({ key }: SlotAddress, set: Patch<ErpAccount>): Patch<ShopifyCustomer> {
  return patchAt<ShopifyCustomer>('erpAccounts.jsonValue', listElement<ErpAccount>({ account: key }, set));
}

function isErp({ key }: SlotAddress, { systems }: At): boolean {
  const [system] = splitKey(key, 1);
  return systems.some((row) => row.family === 'erp' && row.system === system);
}
