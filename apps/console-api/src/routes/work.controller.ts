import { Controller, Get, Inject, Query, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { ApiKeyGuard } from '@trueup/service-kit';
import { DataSource } from 'typeorm';
import { decodeCursor, encodeCursor, pageSize } from './cursor';

type Filter = Readonly<Partial<Record<'status' | 'system' | 'cursor' | 'limit', string>>>;

interface Page {
  readonly items: object[];
  readonly next: string | null;
}

/** What waits for an operator: records that could not be processed. */
@ApiTags('work')
@ApiSecurity('apiKey')
@UseGuards(ApiKeyGuard)
@Controller('v1')
export class WorkController {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  @Get('parked')
  @ApiOperation({ summary: 'Records that could not be processed, oldest first; open ones unless status says otherwise' })
  async parked(@Query() { status = 'parked', system, cursor, limit }: Filter): Promise<Page> {
    const size = pageSize(limit);
    const [at = 0, id = ''] = cursor ? decodeCursor(cursor) : [];
    const rows = await this.database.query<(Record<string, unknown> & { parked_at: string; parked_id: string })[]>(
      `SELECT parked_id, status, system, customer_id, topic, room, fault, code, reason, next_step, attempts, parked_at FROM parked_item
       WHERE status = $1 AND ($2::text IS NULL OR system = $2) AND (parked_at, parked_id) > ($3::bigint, $4::text) ORDER BY parked_at, parked_id LIMIT ${size + 1}`,
      [status, system ?? null, at, id],
    );
    const items = rows.slice(0, size).map(({ parked_id, customer_id, next_step, parked_at, ...row }) => ({
      parkedId: parked_id,
      customerId: customer_id,
      ...row,
      nextStep: next_step,
      parkedAt: Number(parked_at),
    }));
    const last = rows[size - 1];
    return { items, next: rows.length > size && last ? encodeCursor([last.parked_at, last.parked_id]) : null };
  }
}
