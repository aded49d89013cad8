import { Body, Controller, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { ApiKeyGuard, Problem } from '@trueup/service-kit';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { findShopper, type ShopperAnswer } from '../../use-cases/find-shopper';
import { PostgresShelf, type ShelfSetting } from '../postgres/postgres-shelf';
import { SETTING, SHELF_SETTING } from '../../tokens';
import type { Setting } from '../../use-cases/setting';

const text = z.string().trim().min(1).max(320).optional();
const question = z
  .strictObject({
    email: text,
    phone: text,
    name: text,
    loyaltyId: text,
    loyaltyProgramme: text,
    orderReference: text,
    country: z.string().length(2).optional(),
  })
  .refine(
    (asked) => asked.email ?? asked.phone ?? asked.loyaltyId ?? asked.orderReference,
    'Give an e-mail, a phone, a loyalty id or an order reference.',
  );

const TEXT = { type: 'string' };
const SCHEMA = {
  type: 'object',
  properties: {
    ...{ email: TEXT, phone: TEXT, name: TEXT, loyaltyId: TEXT, loyaltyProgramme: TEXT },
    orderReference: { ...TEXT, description: '`store|number`' },
    country: { ...TEXT, description: 'ISO alpha-2 code for numbers without a prefix' },
  },
};

/** Checkout asks who a shopper is before it creates anybody. */
@ApiTags('resolve')
@ApiSecurity('apiKey')
@UseGuards(ApiKeyGuard)
@Controller('v1/resolve')
export class ResolveController {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(SHELF_SETTING) private readonly shelf: ShelfSetting,
    @Inject(SETTING) private readonly setting: Setting,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'The customer that this shopper is, and where the customer stands in each system; null where nobody is certain',
  })
  @ApiBody({ schema: SCHEMA })
  @ApiOkResponse({ description: '{customerId, confidence, systems}' })
  async resolve(@Body() body: unknown): Promise<ShopperAnswer> {
    const read = question.safeParse(body);
    if (!read.success)
      throw new Problem({
        status: 400,
        code: 'question',
        title: 'The question is wrong',
        detail: z.prettifyError(read.error),
        cause: read.error,
      });
    const query = <R>(sql: string, parameters?: unknown[]) => this.database.query<R[]>(sql, parameters);
    return findShopper(new PostgresShelf({ query }, this.shelf), read.data, this.setting.rules());
  }
}
