import { Controller, Get, Inject, Param, Query, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { ApiKeyGuard, ServiceConfig } from '@trueup/service-kit';
import { DataSource } from 'typeorm';
import { timeAsked } from './asked';
import { Contracts } from './contracts';
import { whyOf, type WhyAnswer } from './why';

type Wanted = Readonly<Partial<Record<'asOf' | 'key' | 'context', string>>>;

/** Why values are here. */
@ApiTags('customers')
@ApiSecurity('apiKey')
@UseGuards(ApiKeyGuard)
@Controller('v1/customers')
export class WhyController {
  readonly #contracts: Contracts;

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(ServiceConfig) private readonly config: Pick<ServiceConfig, 'contract' | 'systems'>,
  ) {
    this.#contracts = new Contracts(database, config);
  }

  @Get(':id/attributes/:name/why')
  @ApiOperation({ summary: 'Why an attribute has its value: who spoke, who had the say, which rule settled it, who lost and why' })
  @ApiQuery({ name: 'asOf', required: false, description: 'how it was then: ISO 8601 or epoch milliseconds' })
  @ApiQuery({ name: 'key', required: false, description: 'only the element of this key' })
  @ApiQuery({ name: 'context', required: false, description: 'only private, or business: and an organisation' })
  attribute(@Param('id') id: string, @Param('name') name: string, @Query() { asOf, key, context }: Wanted = {}): Promise<WhyAnswer> {
    return whyOf(id, { name, key, context }, this.from(asOf));
  }

  @Get(':id/why')
  @ApiOperation({ summary: 'Why every value of a customer is what it is' })
  @ApiQuery({ name: 'asOf', required: false, description: 'how it was then: ISO 8601 or epoch milliseconds' })
  all(@Param('id') id: string, @Query() { asOf }: Wanted = {}): Promise<WhyAnswer> {
    return whyOf(id, undefined, this.from(asOf));
  }

  private from(asOf: string | undefined) {
    const { database, config } = this;
    const times = { asOf: asOf === undefined || asOf === '' ? null : timeAsked(asOf), now: Date.now() };
    return { database, contracts: this.#contracts, systems: config.systems, ...times };
  }
}
