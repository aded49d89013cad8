import type { MigrationInterface } from 'typeorm';

/** Tables consumer_offset, outbox, lease and parked, in the service's own schema. */
export const BUS_MIGRATIONS: (new () => MigrationInterface)[] = [];
