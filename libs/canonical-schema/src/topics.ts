import { AVRO_SCHEMAS } from './generated/avro-schemas';
import type {
  CustomerContractActivated,
  CustomerDecided,
  CustomerDelivered,
  CustomerGoldenChanged,
  CustomerObserved,
  CustomerRaw,
  CustomerReviewRequested,
  CustomerWritePlanned,
  Parked,
  SystemStateChanged,
} from './generated/types';

/** The events by the path of their schema below schemas/. */
export interface EventOf {
  'customer/raw.v1': CustomerRaw;
  'customer/observed.v1': CustomerObserved;
  'customer/golden-changed.v1': CustomerGoldenChanged;
  'customer/delivered.v1': CustomerDelivered;
  'customer/write-planned.v1': CustomerWritePlanned;
  'customer/decided.v1': CustomerDecided;
  'customer/review-requested.v1': CustomerReviewRequested;
  'customer/contract-activated.v1': CustomerContractActivated;
  'system/state-changed.v1': SystemStateChanged;
  'parked.v1': Parked;
}

/** Path of a schema below schemas/, without the ending. */
export type SchemaPath = keyof EventOf;

/** One row of the topic table. Retention is in days; null keeps for ever. */
export interface Topic {
  readonly name: string;
  readonly schema: SchemaPath;
  readonly cleanup: 'delete' | 'compact';
  readonly retentionDays: number | null;
  /** What the key of a record is. */
  readonly key: string;
  readonly about: string;
}

function topic(schema: SchemaPath, row: Omit<Topic, 'name' | 'schema'>): Topic {
  return { name: schema.replace('/', '.'), schema, ...row };
}

const KEEP = { cleanup: 'delete', retentionDays: null } as const;

/** The topics that every cell has; raw topics come one for each system, parked topics one for each topic. */
export const TOPICS = {
  observed: topic('customer/observed.v1', {
    ...KEEP,
    key: 'source record',
    about: 'What one source record says, translated and not judged.',
  }),
  goldenChanged: topic('customer/golden-changed.v1', {
    cleanup: 'compact',
    retentionDays: null,
    key: 'customerId',
    about: 'The whole golden customer after a change.',
  }),
  delivered: topic('customer/delivered.v1', { ...KEEP, key: 'customerId', about: 'How changes ended at a target.' }),
  writePlanned: topic('customer/write-planned.v1', {
    cleanup: 'delete',
    retentionDays: 30,
    key: 'customerId',
    about: 'What would be written to a target that is only observed.',
  }),
  decided: topic('customer/decided.v1', { ...KEEP, key: 'first source record', about: 'Decisions of stewards.' }),
  reviewRequested: topic('customer/review-requested.v1', { ...KEEP, key: 'reviewId', about: 'What a steward must decide.' }),
  contractActivated: topic('customer/contract-activated.v1', {
    ...KEEP,
    key: 'cell',
    about: 'Which contract and model count from here on.',
  }),
  systemStateChanged: topic('system/state-changed.v1', {
    cleanup: 'compact',
    retentionDays: null,
    key: 'system',
    about: 'How far a system takes part, what holds it, and how its load stands.',
  }),
} as const;

/** The raw topic of a system. */
export function rawTopic(system: string): Topic {
  return {
    name: `customer.raw.${system}.v1`,
    schema: 'customer/raw.v1',
    cleanup: 'delete',
    retentionDays: 30,
    key: 'source record',
    about: `What ${system} sent or answered, exactly as received.`,
  };
}

/** The system whose raw topic this is; null for any other topic. */
export function systemOfRaw(name: string): string | null {
  return /^customer\.raw\.(.+)\.v1$/.exec(name)?.[1] ?? null;
}

/** The topic that tells of records of another topic that could not be processed. */
export function parkedTopic(name: string): Topic {
  return {
    name: `${name}.parked.v1`,
    schema: 'parked.v1',
    ...KEEP,
    key: 'parkedId',
    about: `Records of ${name} that could not be processed.`,
  };
}

/** Every topic of a cell with these systems. */
export function topicsOf(systems: readonly string[]): Topic[] {
  const own = [...Object.values(TOPICS), ...systems.map(rawTopic)];
  return [...own, ...own.map(({ name }) => parkedTopic(name))];
}

/** The self-contained Avro schema of an event, as JSON text. */
export function avroSchema(path: SchemaPath): string {
  return AVRO_SCHEMAS[path];
}
