import { Controller, Get, Inject, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { ApiKeyGuard, ServiceConfig } from '@trueup/service-kit';
import { DataSource } from 'typeorm';

const COUNTED = ['observed', 'created', 'updated', 'unchanged', 'absorbedEchoes', 'refused', 'superseded', 'planned'] as const;

interface SystemCount {
  readonly system: string;
  readonly name: string;
  readonly value: string;
}

interface Totals {
  readonly customers: string;
  readonly members: string;
  readonly reviews: string;
  readonly proposals: string;
  readonly parked: string;
  readonly duplicates: string;
  readonly last_event_at: string | null;
}

/** What has come in, what came of it and what went out, since the cell began. */
@ApiTags('figures')
@ApiSecurity('apiKey')
@UseGuards(ApiKeyGuard)
@Controller('v1/figures')
export class FiguresController {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(ServiceConfig) private readonly config: ServiceConfig,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Figures of the cell and of each system' })
  async read(): Promise<object> {
    const [counts, records, parked, [totals], standing] = await Promise.all([
      this.database.query<SystemCount[]>('SELECT system, name, value FROM system_figure'),
      this.database.query<SystemCount[]>(
        `SELECT system, 'records' AS name, count(*) AS value FROM customer_member WHERE is_live GROUP BY system`,
      ),
      this.database.query<SystemCount[]>(
        `SELECT system, 'parked' AS name, count(*) AS value FROM parked_item WHERE status = 'parked' AND system IS NOT NULL GROUP BY system`,
      ),
      this.database.query<Totals[]>(TOTALS),
      this.database.query<{ system: string; mode: string }[]>('SELECT system, mode FROM system_standing'),
    ]);
    const modes = new Map(standing.map((row) => [row.system, row.mode]));
    const valueOf = new Map([...counts, ...records, ...parked].map(({ system, name, value }) => [`${system} ${name}`, Number(value)]));
    const systems = this.config.systems.systems.map(({ system, family, vendor, mode }) => {
      const figures = [...COUNTED, 'records', 'parked'].map((name) => [name, valueOf.get(`${system} ${name}`) ?? 0] as const);
      return [system, { family, vendor, mode: modes.get(system) ?? mode, ...Object.fromEntries(figures) }] as const;
    });
    return {
      systems: Object.fromEntries(systems),
      observed: counts.filter(({ name }) => name === 'observed').reduce((sum, { value }) => sum + Number(value), 0),
      goldenCustomers: Number(totals?.customers ?? 0),
      links: Number(totals?.members ?? 0) - Number(totals?.customers ?? 0),
      reviews: Number(totals?.reviews ?? 0),
      proposals: Number(totals?.proposals ?? 0),
      parked: Number(totals?.parked ?? 0),
      duplicatesCreated: Number(totals?.duplicates ?? 0),
      lastEventAt: totals?.last_event_at ? Number(totals.last_event_at) : null,
    };
  }
}

// A duplicate is a record that we created beside another of the same customer in the same system.
const TOTALS = `
  SELECT (SELECT count(DISTINCT customer_id) FROM customer_member) AS customers,
         (SELECT count(*) FROM customer_member) AS members,
         (SELECT count(*) FROM review WHERE status = 'open' AND kind <> 'proposal') AS reviews,
         (SELECT count(*) FROM review WHERE status = 'open' AND kind = 'proposal') AS proposals,
         (SELECT count(*) FROM parked_item WHERE status = 'parked') AS parked,
         (SELECT coalesce(sum(least(made, present - 1)), 0) FROM (
            SELECT count(*) FILTER (WHERE c.source_key IS NOT NULL) AS made, count(*) AS present
            FROM customer_member m LEFT JOIN created_record c USING (source_key) WHERE m.is_live
            GROUP BY m.customer_id, m.system) AS pairs WHERE made > 0 AND present > 1) AS duplicates,
         (SELECT max(at) FROM trace_step) AS last_event_at`;
