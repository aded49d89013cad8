import type { Logger, VendorContext } from '@trueup/connector-kit';
import { customFieldsOf, keyFieldOf } from '../mapping';
import type { CustomField, RecordType } from '../wire';
import { Account } from './account';
import { AccountLists } from './account-lists';
import { Catalogue } from './catalogue';
import type { NetsuiteConfig } from './configuration';
import { Parents } from './parents';
import { KINDS } from './record-kinds';
import { RecordReader } from './record-reader';
import { Subsidiaries } from './subsidiaries';

/** What reading and writing one account share. */
export interface Access {
  readonly account: Account;
  readonly catalogues: Readonly<Record<RecordType, Catalogue>>;
  readonly lists: AccountLists;
  readonly parents: Parents;
  readonly subsidiaries: Subsidiaries;
  readonly reader: RecordReader;
  readonly keyField: 'externalId' | CustomField;
  readonly log: Logger;
}

export function accessTo(config: NetsuiteConfig, context: VendorContext): Access {
  const { row, log } = context;
  const now = (): number => context.now();
  const account = new Account(config, context);
  const catalogueOf = (type: RecordType): Catalogue => {
    const custom = new Set([...customFieldsOf(row, type), ...(context.overlayFields[type] ?? []).map(fieldOf)]);
    const known: readonly string[] = KINDS[type].fields;
    return new Catalogue(account, { kind: KINDS[type], custom: [...custom].filter((name) => !known.includes(name)), now });
  };
  const catalogues = { customer: catalogueOf('customer'), contact: catalogueOf('contact') };
  const lists = new AccountLists(account, row);
  const parents = new Parents(account, now);
  const subsidiaries = new Subsidiaries({ account, lists }, [row.legalEntity, ...Object.values(config.subsidiaries)]);
  const reader = new RecordReader({ account, catalogues, lists, parents, subsidiaries });
  return { account, catalogues, lists, parents, subsidiaries, reader, keyField: keyFieldOf(row), log };
}

/** Overlays name a choice's parts: `category.refName`. */
function fieldOf(name: string): string {
  return name.split('.')[0] ?? name;
}
