import type { CustomerRaw, Lifecycle } from '@trueup/canonical-schema';
import { CodedError } from '@trueup/event-bus';
import { fileMapping } from '../files/file-mapping';
import { parseFileRow, ROW } from '../files/file-row';
import { partyOfRow } from '../files/party-of-row';
import type { Reading } from '../held/echo';
import { stable } from '../held/same-value';
import type { Identified, Mapping } from '../mapping/mapping';
import { readRecord } from '../mapping/read-record';
import type { RecordRef } from '../records';
import { LIFECYCLE, mappingOf, MERGED_INTO, readingContext, type SystemRuntime } from './system-runtime';

/** What stays of a record's identity while it is gone. */
export type Identity = Pick<Identified, 'kind' | 'segment' | 'objects' | 'references' | 'ourKey' | 'ourCustomerId'> & {
  readonly mergedInto: RecordRef | null;
};

/** A raw record, translated. */
export interface MappedRecord {
  readonly ref: RecordRef;
  readonly event: CustomerRaw;
  readonly wire: object | null;
  /** Null where the raw event says only that the record is gone. */
  readonly identity: Identity | null;
  readonly reading: Reading;
}

/** Translates a raw record. Throws a CodedError where it is none of this vendor's. */
export function mapRecord(runtime: SystemRuntime, event: CustomerRaw): MappedRecord {
  const gone = event.headers[LIFECYCLE];
  return gone === undefined ? wholeRecord(runtime, event) : goneRecord(event, gone === 'merged' ? 'merged' : 'deleted');
}

function wholeRecord(runtime: SystemRuntime, event: CustomerRaw): MappedRecord {
  try {
    const at = readingContext(runtime);
    const { mapping, wire } = parsedRecord(runtime, event);
    const { ref, sourceVersion, sourceTime, lifecycle = 'present', ...who } = mapping.identify(wire, at);
    const identity: Identity = {
      kind: who.kind,
      segment: who.segment,
      objects: who.objects,
      references: who.references,
      ourKey: who.ourKey,
      ourCustomerId: who.ourCustomerId ?? null,
      mergedInto: who.mergedInto ?? null,
    };
    const slots = lifecycle === 'present' ? readRecord(mapping, wire, at) : [];
    const reading = { ...readingOf(event, lifecycle), version: sourceVersion, sourceTime, identity: stable(identity), slots };
    return { ref, event, wire, identity, reading };
  } catch (error) {
    throw new CodedError(`The record ${event.source?.type ?? '?'}/${event.source?.id ?? '?'} of ${event.system} could not be mapped.`, {
      code: 'UNMAPPABLE',
      fault: 'malformed',
      nextStep: 'Correct the mapping and redrive, or wait for a newer version of the record.',
      cause: error,
    });
  }
}

/** A row of a file is read by the files' own table, whatever the vendor. */
function parsedRecord(runtime: SystemRuntime, event: CustomerRaw): { mapping: Mapping<object>; wire: object } {
  const body: unknown = JSON.parse(event.body.toString('utf8'));
  if (event.contentType === ROW) return { mapping: fileMapping, wire: partyOfRow(parseFileRow(body), runtime.row.country) };
  const mapping = mappingOf(runtime, event.source?.type ?? '');
  return { mapping, wire: mapping.parse(body) };
}

function goneRecord(event: CustomerRaw, lifecycle: Lifecycle): MappedRecord {
  if (event.source === null) {
    throw new CodedError(`A raw event of ${event.system} says that a record is gone and not which.`, {
      code: 'NO_SOURCE',
      fault: 'malformed',
      nextStep: 'Discard it; the next sweep finds what is gone.',
    });
  }
  const { type, id } = event.source;
  return { ref: { type, id }, event, wire: null, identity: null, reading: { ...readingOf(event, lifecycle), identity: '', slots: [] } };
}

function readingOf(event: CustomerRaw, lifecycle: Lifecycle): Omit<Reading, 'identity' | 'slots'> {
  const { sourceVersion, sourceTime, fetchSequence, receivedAt, baseline } = event;
  return { version: sourceVersion, sourceTime, sequence: fetchSequence, receivedAt, baseline, lifecycle };
}

/** Where a raw event says that the record went. */
export function mergedInto({ headers }: CustomerRaw): RecordRef | null {
  const [type, ...id] = (headers[MERGED_INTO] ?? '').split('/');
  return type && id.length > 0 ? { type, id: id.join('/') } : null;
}
