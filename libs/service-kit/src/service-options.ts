import type { Type } from '@nestjs/common';
import type { MigrationInterface } from 'typeorm';

/** How a service differs from the others. */
export interface ServiceOptions {
  readonly name: string;
  /** The service's own Nest module; it may inject ServiceConfig, DataSource, EventBus, Metrics and Health. */
  readonly module: Type;
  /** Its schema in Postgres; none for a service without state. */
  readonly databaseSchema?: string;
  readonly migrations?: readonly (new () => MigrationInterface)[];
  readonly defaultPort: number;
  /** Largest request body in bytes; 1 MiB when left out. */
  readonly bodyLimit?: number;
  /** Hand bodies over as bytes, whatever their type: for routes that check a signature over them. */
  readonly rawBodies?: boolean;
  /** Says what the service's routes do, for /openapi.json; without it there is none. */
  readonly openApi?: { readonly title: string; readonly description: string };
}
