import { Controller, Get, Inject, Param, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { ApiKeyGuard, Problem } from '@trueup/service-kit';
import { DataSource } from 'typeorm';

interface StepRow {
  readonly correlation_id: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly at: string;
  readonly event: string;
  readonly event_id: string;
  readonly causation_id: string | null;
  readonly system: string | null;
  readonly customer_id: string | null;
  readonly outcome: string | null;
  readonly operation: string | null;
  readonly called_at: string | null;
  readonly completed_at: string | null;
  readonly summary: string;
}

/** One change from the source to each target's answer. */
@ApiTags('trace')
@ApiSecurity('apiKey')
@UseGuards(ApiKeyGuard)
@Controller('v1/trace')
export class TraceController {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  @Get(':correlationId')
  @ApiOperation({ summary: 'Every step of a change, in order of time; changes that were read together are followed together' })
  async read(@Param('correlationId') id: string): Promise<object> {
    // Two notices of one record may be fetched at once: the record then goes on under one id and names both.
    const rows = await this.database.query<StepRow[]>(
      `WITH together AS (
         SELECT DISTINCT other.correlation_id FROM trace_step mine JOIN trace_step other USING (event_id)
         WHERE mine.correlation_id = $1 AND mine.event = 'raw'
         UNION SELECT $1::text)
       SELECT DISTINCT ON (s.at, s.event_id) s.* FROM trace_step s JOIN together USING (correlation_id)
       ORDER BY s.at, s.event_id, (s.correlation_id = $1) DESC`,
      [id],
    );
    if (rows.length === 0) {
      const detail = 'No event carries this correlation id; it may be too new by a moment, or older than the traces that are kept.';
      throw new Problem({ status: 404, code: 'unknown-correlation', title: 'No such change', detail });
    }
    const alsoRead = [...new Set(rows.map(({ correlation_id }) => correlation_id))].filter((other) => other !== id);
    const targets = rows.filter(({ event }) => event === 'delivered').map(targetOf);
    return { correlationId: id, alsoRead, steps: rows.map(stepOf), targets };
  }
}

function stepOf(row: StepRow): object {
  const { topic, partition, event, system, outcome, operation, summary } = row;
  const place = { topic, partition, offset: row.offset };
  const ids = { eventId: row.event_id, causationId: row.causation_id, correlationId: row.correlation_id, customerId: row.customer_id };
  return { at: Number(row.at), event, ...place, ...ids, system, outcome, operation, summary };
}

function targetOf({ system, outcome, operation, called_at, completed_at, summary }: StepRow): object {
  return { system, outcome, operation, calledAt: numberOf(called_at), completedAt: numberOf(completed_at), summary };
}

function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}
