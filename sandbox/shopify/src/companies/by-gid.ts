import { type GidType, idOf } from '../gid';
import type { Shop } from '../shop/shop';
import type { CompanyContactRecord, CompanyLocationRecord, CompanyRecord } from './business-records';

function found<T>(type: GidType, [records, id]: [records: ReadonlyMap<number, T>, id: unknown]): T | undefined {
  const number = idOf(type, String(id));
  return number === undefined ? undefined : records.get(number);
}

/** The company of an id; undefined when it is gone or the id is of something else. */
export function companyById({ business }: Shop, id: unknown): CompanyRecord | undefined {
  return found('Company', [business.companies, id]);
}

export function locationById({ business }: Shop, id: unknown): CompanyLocationRecord | undefined {
  return found('CompanyLocation', [business.locations, id]);
}

export function contactById({ business }: Shop, id: unknown): CompanyContactRecord | undefined {
  return found('CompanyContact', [business.contacts, id]);
}
