import { Controller, Get, Inject, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { ApiKeyGuard, ServiceConfig } from '@trueup/service-kit';
import { DataSource } from 'typeorm';
import { baselineReport, type BaselineReport, type Figure } from './baseline-report';

type FigureRow = Omit<Figure, 'value'> & { readonly value: string };

/** Day 0. The figures move with every event; asking for them costs the same however many customers there are. */
@ApiTags('reports')
@ApiSecurity('apiKey')
@UseGuards(ApiKeyGuard)
@Controller('v1/reports')
export class BaselineController {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(ServiceConfig) private readonly config: ServiceConfig,
  ) {}

  @Get('baseline')
  @ApiOperation({ summary: 'Records, duplicates, differences, missing ids, unmatched companies and address exceptions' })
  async baseline(): Promise<BaselineReport> {
    const [figures, parked, reviews] = await Promise.all([
      this.database.query<FigureRow[]>('SELECT name, system, detail, value FROM baseline_figure'),
      this.database.query<{ system: string; value: string }[]>(
        `SELECT system, count(*) AS value FROM parked_item WHERE status = 'parked' AND system IS NOT NULL GROUP BY system`,
      ),
      this.database.query<{ kind: string; value: string }[]>(
        `SELECT kind, count(*) AS value FROM review WHERE status = 'open' GROUP BY kind ORDER BY kind`,
      ),
    ]);
    return baselineReport({
      at: Date.now(),
      rows: this.config.systems.systems,
      figures: figures.map((row) => ({ ...row, value: Number(row.value) })),
      parked: new Map(parked.map(({ system, value }) => [system, Number(value)])),
      reviews: Object.fromEntries(reviews.map(({ kind, value }) => [kind, Number(value)])),
    });
  }
}
