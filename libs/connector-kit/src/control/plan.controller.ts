import { Controller, Get, Inject, Param, Query, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { ApiKeyGuard } from '@trueup/service-kit';
import { z } from 'zod';
import { bodyOf } from './body-of';
import { isKnownSlot } from './known-slot';
import { planSystem, type SystemPlan } from './plan-system';
import { Runtimes } from './runtimes';

const flag = z.enum(['true', 'false']).default('false');
const question = z.object({
  slot: z.string().refine(isKnownSlot, 'No such slot; slots are named as in ownership.yaml.').optional(),
  customer: z.string().optional(),
  samples: z.coerce.number().int().min(0).max(1_000).default(10),
  due: flag,
});

/** What would be written. */
@ApiTags('plans')
@ApiSecurity('apiKey')
@UseGuards(ApiKeyGuard)
@Controller('v1/systems/:system/plan')
export class PlanController {
  constructor(@Inject(Runtimes) private readonly runtimes: Runtimes) {}

  @Get()
  @ApiOperation({ summary: 'What would be written if all differences were healed, or with due=true what is about to be written' })
  @ApiQuery({ name: 'slot', required: false })
  @ApiQuery({ name: 'customer', required: false, description: 'customerId' })
  @ApiQuery({ name: 'samples', required: false, description: 'how many records to show, 10 unless given' })
  @ApiQuery({ name: 'due', required: false, description: 'true: only what is about to be written by itself' })
  plan(@Param('system') system: string, @Query() query: unknown): Promise<SystemPlan> {
    const runtime = this.runtimes.of(system);
    const { slot, customer, samples, due } = bodyOf(question, query);
    return planSystem(runtime, { slots: slot ? [slot] : null, customerId: customer ?? null, samples, due: due === 'true' });
  }
}
