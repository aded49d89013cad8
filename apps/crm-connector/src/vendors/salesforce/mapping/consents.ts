import { joinKey, splitKey, type Consent, type ConsentStatus } from '@trueup/canonical-schema';
import { mergePatches, patchAt, readPath, type MappedClaim, type MappedRow, type MappingContext } from '@trueup/connector-kit';
import type { ConsentEntry, ConsentFile, SalesforceRecord } from '../wire';

type Context = MappingContext<SalesforceRecord>;

/** The fields in which people see and change what was said on one channel. */
export interface ConsentFields {
  /** The record's own address or number for this channel, as consents name it. */
  point(wire: SalesforceRecord, at: Context): string | null;
  readonly status?: string;
  readonly words?: Readonly<Partial<Record<ConsentStatus, unknown>>>;
  /** What the status field holds when nothing was said. */
  readonly nothing?: unknown;
  readonly date?: string;
  readonly source?: string;
}

const SOURCE_LENGTH = 80;

/**
 * Consents of one channel: all in one file, by contact point, purpose and brand; what is shown to people is the word for the record's own
 * address. When somebody changes that word it is a decision about that address, for every brand the file knows, else for the record's own.
 */
export function consents(channel: string, fields: ConsentFields): MappedRow<SalesforceRecord> {
  return {
    read(wire, at) {
      const file = wire.Consents__c;
      if (file === undefined) return [{ state: 'withheld', value: null }];
      const entries = entriesOf(file, channel);
      const kept = entries.map(({ key, ...entry }): MappedClaim => ({ key, state: 'value', value: consentOf(entry) }));
      const said = decidedThere(wire, { channel, fields, file });
      const point = fields.point(wire, at);
      if (said === undefined || point === null) return kept;
      const known = entries.filter(({ key }) => isAbout(key, point));
      const keys =
        known.length > 0 ? known.map(({ key }) => key) : [joinKey([point, 'marketing', wire.Brand__c || at.row.brand || ''].map(String))];
      const decided = keys.map((key) => decision(wire, { key, fields, status: said, before: known.find((one) => one.key === key) }));
      return [...kept.filter((claim) => !keys.includes(claim.key ?? '')), ...decided];
    },
    write(value, address, at) {
      const [point = '', purpose = ''] = splitKey(address.key, 3);
      if (point === '' || purpose === '') return undefined;
      const id = `${channel}|${address.key}`;
      const entry: ConsentEntry | null = value === null ? null : { ...(value as Consent), channel, key: address.key };
      const own = at.current === null ? point : fields.point(at.current, at);
      const file = { Consents__c: { entries: { [id]: entry } } };
      if (own !== point || fields.status === undefined) return file as never;
      const after = { ...at.current?.Consents__c?.entries, [id]: entry };
      return mergePatches<SalesforceRecord>([file, shown({ channel, fields, entries: entriesAt(after, { channel, point }) })]);
    },
  };
}

function entriesOf(file: ConsentFile | null, channel: string): ConsentEntry[] {
  return Object.values(file?.entries ?? {}).filter(
    (entry): entry is ConsentEntry => entry?.channel === channel && typeof entry.key === 'string',
  );
}

function entriesAt(entries: ConsentFile['entries'], at: { channel: string; point: string }): ConsentEntry[] {
  return entriesOf({ entries, shown: {} }, at.channel).filter(({ key }) => isAbout(key, at.point));
}

function isAbout(key: string, point: string): boolean {
  return splitKey(key, 3)[0] === point;
}

function consentOf({ status, explicit, evidence = null, decidedAt = null }: Consent): Consent {
  return { status, explicit, evidence, decidedAt };
}

/** The status that somebody put into the field for people; undefined where it shows what the file gave it. */
function decidedThere(
  wire: SalesforceRecord,
  { channel, fields, file }: { channel: string; fields: ConsentFields; file: ConsentFile | null },
): ConsentStatus | undefined {
  if (fields.status === undefined) return undefined;
  const word = readPath(wire, fields.status);
  if (word === (file?.shown[channel] ?? fields.nothing ?? null)) return undefined;
  return (Object.keys(fields.words ?? {}) as ConsentStatus[]).find((status) => fields.words?.[status] === word);
}

function decision(
  wire: SalesforceRecord,
  { key, fields, status, before }: { key: string; fields: ConsentFields; status: ConsentStatus; before: ConsentEntry | undefined },
): MappedClaim {
  const dated = fields.date === undefined ? null : readPath(wire, fields.date);
  const time = typeof dated === 'string' ? Date.parse(dated) : Number.NaN;
  // A date that is no newer than the last decision was left standing when the word was changed.
  const decidedAt = Number.isNaN(time) || time <= (before?.decidedAt ?? -Infinity) ? null : time;
  const source = fields.source === undefined ? null : readPath(wire, fields.source);
  const evidence = typeof source === 'string' && source !== before?.evidence?.slice(0, SOURCE_LENGTH).trim() ? source : null;
  return { key, state: 'value', value: { status, explicit: true, evidence, decidedAt }, changedAt: decidedAt };
}

/** What people are shown: withdrawn where any brand was told so, else the newest word. */
function shown({ channel, fields, entries }: { channel: string; fields: ConsentFields; entries: readonly ConsentEntry[] }) {
  const newest = [...entries].sort((left, right) => (right.decidedAt ?? 0) - (left.decidedAt ?? 0));
  const told = newest.find(({ status }) => status === 'withdrawn') ?? newest.find(({ status }) => fields.words?.[status] !== undefined);
  const word = (told && fields.words?.[told.status]) ?? fields.nothing ?? null;
  const decidedAt = told?.decidedAt ?? null;
  return mergePatches<SalesforceRecord>([
    { Consents__c: { shown: { [channel]: word } } },
    patchAt<SalesforceRecord>(fields.status ?? '', word),
    ...(fields.date ? [patchAt<SalesforceRecord>(fields.date, decidedAt === null ? null : new Date(decidedAt).toISOString())] : []),
    ...(fields.source ? [patchAt<SalesforceRecord>(fields.source, told?.evidence?.slice(0, SOURCE_LENGTH).trim() || null)] : []),
  ]);
}
