import { Controller, Get, Inject, Param, Query, Res, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { ApiKeyGuard, Problem } from '@trueup/service-kit';
import { DataSource } from 'typeorm';
import { customerNow, type CustomerRow } from '../projections/customer-now';
import { lookupValue, type LookupKind } from '../projections/lookup-values';
import { decodeCursor, encodeCursor, pageSize } from './cursor';

type Search = Readonly<Partial<Record<'email' | 'phone' | 'accountNumber' | 'source' | 'cursor' | 'limit', string>>>;

interface Reply {
  header(name: string, value: string): void;
}

/** Golden customers: by id, by an old id, or by what they are known by. */
@ApiTags('customers')
@ApiSecurity('apiKey')
@UseGuards(ApiKeyGuard)
@Controller('v1/customers')
export class CustomersController {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  @Get()
  @ApiOperation({ summary: 'Find customers by e-mail, phone, ERP account number or source record, or list all' })
  @ApiQuery({ name: 'source', required: false, description: 'system/type/id' })
  async find(@Query() search: Search): Promise<{ items: object[]; next: string | null }> {
    const limit = pageSize(search.limit);
    const [after = ''] = search.cursor ? decodeCursor(search.cursor) : [];
    const rows = await this.database.query<CustomerRow[]>(
      `SELECT * FROM customer WHERE status <> 'merged' AND customer_id > $1 ${this.condition(search)} ORDER BY customer_id LIMIT ${limit + 1}`,
      [String(after), ...this.parameters(search)],
    );
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return { items: page.map(shortly), next: rows.length > limit && last ? encodeCursor([last.customer_id]) : null };
  }

  @Get(':id')
  @ApiOperation({ summary: 'A golden customer, also under an id that was merged away' })
  async read(@Param('id') id: string, @Res({ passthrough: true }) reply?: Reply): Promise<object> {
    const row = await this.resolve(id);
    reply?.header('etag', `"${row.version}"`);
    const { snapshot, ...customer } = row;
    return { ...head(customer), ...snapshot, ...(row.customer_id === id ? {} : { resolvedFrom: id }) };
  }

  @Get(':id/history')
  @ApiOperation({ summary: 'The last versions of a customer, newest first' })
  async history(@Param('id') id: string): Promise<{ items: object[] }> {
    const { customer_id } = await this.resolve(id);
    const rows = await this.database.query<{ version: string; recorded_at: string; correlation_ids: string[]; slots: string[] }[]>(
      'SELECT version, recorded_at, correlation_ids, slots FROM customer_history WHERE customer_id = $1 ORDER BY version DESC',
      [customer_id],
    );
    const items = rows.map((row) => ({
      version: Number(row.version),
      at: Number(row.recorded_at),
      correlationIds: row.correlation_ids,
      slots: row.slots,
    }));
    return { items };
  }

  private async resolve(id: string): Promise<CustomerRow> {
    const row = await customerNow(this.database, id);
    if (!row)
      throw new Problem({
        status: 404,
        code: 'unknown-customer',
        title: 'No such customer',
        detail: 'No golden customer has or had this id.',
      });
    return row;
  }

  private condition(search: Search): string {
    if (search.source) return 'AND customer_id IN (SELECT customer_id FROM customer_member WHERE source_key = $2)';
    return lookup(search) ? 'AND customer_id IN (SELECT customer_id FROM customer_lookup WHERE kind = $2 AND value = $3)' : '';
  }

  private parameters(search: Search): string[] {
    if (search.source) return [search.source];
    const wanted = lookup(search);
    return wanted ? [wanted.kind, lookupValue(wanted.kind, wanted.value)] : [];
  }
}

function lookup(search: Search): { kind: LookupKind; value: string } | undefined {
  const kind = (['email', 'phone', 'accountNumber'] as const).find((name) => search[name]);
  return kind && { kind, value: search[kind] ?? '' };
}

function head(row: Omit<CustomerRow, 'snapshot'>): object {
  const { customer_id, version, kind, status, merged_into, recorded_at } = row;
  return { customerId: customer_id, version: Number(version), kind, status, mergedInto: merged_into, recordedAt: Number(recorded_at) };
}

function shortly({ snapshot, ...row }: CustomerRow): object {
  return { ...head(row), displayName: row.display_name, systems: snapshot.systems };
}
