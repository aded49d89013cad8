import type { EventMeta, SourceRef } from '@trueup/canonical-schema';
import { CodedError, type EventBus } from '@trueup/event-bus';
import type { Codes, Contract, SystemRow, SystemsConfig } from '@trueup/governance';
import type { Metrics } from '@trueup/service-kit';
import type { Budget } from '../budget';
import type { AnyConnector, Client, Limits, Logger } from '../connector';
import type { AddressCheck } from '../address-check';
import { fileMapping } from '../files/file-mapping';
import { ROW_TYPE } from '../files/file-row';
import type { KitSettings } from '../kit-settings';
import type { Mapping, MappingContext } from '../mapping/mapping';
import type { RecordRef } from '../records';
import type { SystemHealth } from '../system-health';
import type { HourlyBrakes } from '../brakes/hourly-brakes';
import type { SystemControl } from '../control/system-control';
import type { Signal } from './signal';

/** Everything that the loops of one system share in one process. */
export interface SystemRuntime {
  readonly row: SystemRow;
  readonly systems: SystemsConfig;
  readonly contract: Contract;
  readonly codes: Codes;
  readonly connector: AnyConnector;
  readonly client: Client<object>;
  readonly limits: Limits;
  readonly settings: KitSettings;
  readonly budget: Budget;
  readonly health: SystemHealth;
  readonly control: SystemControl;
  readonly brakes: HourlyBrakes;
  readonly bus: EventBus;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly addressCheck: AddressCheck;
  /** Whether the contract that counts is the one this process has read. */
  mayWrite(): boolean;
  /** Epoch milliseconds. */
  now(): number;
  /** In [0, 1). */
  chance(): number;
  readonly wake: { readonly fetch: Signal; readonly write: Signal; readonly poll: Signal };
}

/** What mapping may know when a record is read. */
export function readingContext({ row, systems }: Pick<SystemRuntime, 'row' | 'systems'>): MappingContext<object> {
  return { row, systems: systems.systems, current: null, kind: 'UNKNOWN' };
}

/** The table of a record type. Throws a CodedError for a type that the vendor's connector does not know. */
export function mappingOf({ connector }: Pick<SystemRuntime, 'connector'>, type: string): Mapping<object> {
  const mapping = type === ROW_TYPE ? fileMapping : connector.mappings[type];
  if (mapping) return mapping;
  throw new CodedError(`${connector.name} has no mapping for records of type ${type}.`, {
    code: 'UNKNOWN_RECORD_TYPE',
    fault: 'malformed',
    nextStep: 'Discard it, or add the record type to the connector and redrive.',
  });
}

/** A record of this system as events name it. */
export function sourceOf({ row }: Pick<SystemRuntime, 'row'>, ref: RecordRef): SourceRef {
  return { system: row.system, type: ref.type, id: ref.id };
}

/** All correlation ids that a raw event carries: its own and those that its header lists. */
export function correlationsOf(event: { readonly meta: EventMeta; readonly headers: Readonly<Record<string, string>> }): string[] {
  const listed = event.headers[CORRELATIONS]?.split(',').filter((id) => id !== '') ?? [];
  return [...new Set([event.meta.correlationId, ...listed])];
}

/** Header of a raw record: every change that it answers. */
export const CORRELATIONS = 'trueup-correlations';
/** Header of a raw record without a body: what became of it. */
export const LIFECYCLE = 'trueup-lifecycle';
/** Header of a raw record without a body: the record that it went into, type and id joined by a slash. */
export const MERGED_INTO = 'trueup-merged-into';
/** Header of a raw notice whose fetch is queued already. */
export const QUEUED = 'trueup-queued';
