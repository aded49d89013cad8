import { Controller, Get, Inject, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { ApiKeyGuard, ServiceConfig } from '@trueup/service-kit';
import { DataSource } from 'typeorm';

interface Standing {
  readonly system: string;
  readonly version: string;
  readonly mode: string;
  readonly body: object;
}

/** How far every system takes part, as the connectors tell. */
@ApiTags('systems')
@ApiSecurity('apiKey')
@UseGuards(ApiKeyGuard)
@Controller('v1/systems')
export class SystemsController {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(ServiceConfig) private readonly config: ServiceConfig,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Mode, pauses and load of every system of systems.yaml' })
  async list(): Promise<object[]> {
    const rows = await this.database.query<Standing[]>('SELECT system, version, mode, body FROM system_standing');
    const known = new Map(rows.map((row) => [row.system, row]));
    return this.config.systems.systems.map(({ system, vendor, family, mode, canary, firstLoad }) => {
      const row = known.get(system);
      const told = row
        ? { mode: row.mode, version: Number(row.version), ...row.body }
        : { mode, version: 0, canary, pauses: [], load: null };
      return { system, vendor, family, firstLoad, ...told };
    });
  }
}
