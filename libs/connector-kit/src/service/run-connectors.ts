import { Module } from '@nestjs/common';
import { BUS_MIGRATIONS } from '@trueup/event-bus';
import { startService } from '@trueup/service-kit';
import type { AnyConnector } from '../connector';
import { CONTROL_ROUTES } from '../control/control-routes';
import { Runtimes } from '../control/runtimes';
import { fileConnectors } from '../files/file-connector';
import { LoadController } from '../load/load.controller';
import { TenantController } from '../tenant-world/tenant.controller';
import { CONNECTOR_MIGRATIONS } from '../store/migrations';
import { ConnectorParts } from './connector-parts';
import { CONNECTORS, ConnectorService } from './connector-service';

/** An app that serves systems of some vendors. */
export interface ConnectorApp {
  readonly name: string;
  /** Its schema in Postgres. */
  readonly databaseSchema: string;
  readonly defaultPort: number;
  readonly connectors: readonly AnyConnector[];
}

/** Starts an app that serves every row of systems.yaml whose vendor it brings. */
export async function runConnectors({ name, databaseSchema, defaultPort, connectors }: ConnectorApp): Promise<void> {
  @Module({
    controllers: [LoadController, TenantController, ...CONTROL_ROUTES],
    providers: [
      ConnectorParts,
      ConnectorService,
      Runtimes,
      { provide: CONNECTORS, useValue: [...connectors, ...fileConnectors(connectors)] },
    ],
  })
  class ConnectorModule {}

  await startService({
    name,
    module: ConnectorModule,
    databaseSchema,
    defaultPort,
    openApi: { title: `Trueup ${name}`, description: 'How far its systems take part, what would be written to them, and the way back.' },
    migrations: [...BUS_MIGRATIONS, ...CONNECTOR_MIGRATIONS],
  });
}
