import { joinKey, type OrderReference } from '@trueup/canonical-schema';
import { readOnly, type MappedClaim, type MappedRow, type MappingContext } from '@trueup/connector-kit';
import { settingsOf } from './settings';
import type { NetsuiteRecord } from '../wire';

/**
 * The orders whose numbers the order flow left on the customer, as `store:number` or `store|number` with commas, semicolons or line ends
 * between them. A bare number belongs to the one store that sells for this legal entity; with several stores it names no order.
 */
export const orderReferences: MappedRow<NetsuiteRecord> = readOnly(
  {
    read(wire, at) {
      const name = settingsOf(at.row).fields.orderReferences;
      const raw = name === null ? null : wire[name];
      return typeof raw === 'string' ? [...new Set(raw.split(/[,;\r\n]+/))].flatMap((entry) => claimFor(entry.trim(), at)) : [];
    },
  },
  'The order flow writes them with its orders.',
);

function claimFor(entry: string, at: MappingContext<NetsuiteRecord>): MappedClaim[] {
  const [, named, number] = /^([a-z][a-z0-9-]*)[:|](.+)$/.exec(entry) ?? [undefined, undefined, entry];
  const store = named ?? onlyStore(at);
  if (!store || !number) return [];
  const value: OrderReference = { status: 'placed', placedAt: null, legalEntity: at.row.legalEntity, brand: null, channel: null };
  return [{ key: joinKey([store, number.trim()]), state: 'value', value }];
}

function onlyStore({ row, systems }: MappingContext<NetsuiteRecord>): string | undefined {
  const stores = systems.filter(({ family, legalEntity }) => family === 'commerce' && legalEntity === row.legalEntity);
  return stores.length === 1 ? stores[0]?.system : undefined;
}
