import type { Codes, Overlay } from '@trueup/governance';
import type { AnyConnector } from '../connector';
import { withCodes } from './with-codes';
import { withOverlay } from './with-overlay';

/** What a tenant says about one of its systems. */
export interface TenantsWorld {
  readonly system: string;
  readonly codes: Codes;
  readonly overlay: Overlay | undefined;
}

/** The vendor's connector as this system uses it: with the tenant's own fields, and in our codes. */
export function inTenantsWorld(connector: AnyConnector, { system, codes, overlay }: TenantsWorld): AnyConnector {
  const tables = withOverlay(connector, overlay);
  const mappings = Object.fromEntries(Object.entries(tables).map(([type, mapping]) => [type, withCodes(mapping, codes, system)]));
  return { ...connector, mappings };
}

/** The fields that an overlay maps, by record type. */
export function overlaidFields(connector: AnyConnector, overlay: Overlay | undefined): Readonly<Record<string, readonly string[]>> {
  const fields: Record<string, string[]> = {};
  for (const { recordType, field } of overlay?.fields ?? []) (fields[recordType ?? connector.recordTypes[0] ?? ''] ??= []).push(field);
  return fields;
}
