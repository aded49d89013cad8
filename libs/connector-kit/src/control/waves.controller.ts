import { Body, Controller, Get, HttpCode, Inject, Param, Post, UseGuards } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { ApiKeyGuard, Problem } from '@trueup/service-kit';
import { z } from 'zod';
import { bodyOf, by } from './body-of';
import { isKnownSlot } from './known-slot';
import { differing } from './plan-system';
import { PlanSummary } from './plan-summary';
import { Runtimes } from './runtimes';
import { addToWave, beginWave, waveProgress, type WaveProgress } from './wave-store';
import { mustWrite } from './writes-now';

const wish = z.strictObject({
  waveId: z.string().regex(/^[\w:.-]{1,100}$/, 'Use letters, digits and :.-_ only.'),
  slots: z.array(z.string().refine(isKnownSlot, 'No such slot; slots are named as in ownership.yaml.')).min(1).nullable().default(null),
  creates: z.boolean().default(false),
  limitPerHour: z.number().int().positive(),
  by,
});
const BODY = {
  type: 'object',
  required: ['waveId', 'limitPerHour', 'by'],
  properties: {
    waveId: { type: 'string' },
    slots: { type: 'array', items: { type: 'string' }, nullable: true },
    creates: { type: 'boolean' },
    limitPerHour: { type: 'integer' },
    by: { type: 'string' },
  },
};

/** Differences that are healed on purpose. */
@ApiTags('waves')
@ApiSecurity('apiKey')
@UseGuards(ApiKeyGuard)
@Controller('v1/systems/:system/waves')
export class WavesController {
  constructor(@Inject(Runtimes) private readonly runtimes: Runtimes) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Heal what differs now, so many customers an hour; each delivered event carries the waveId' })
  @ApiBody({ schema: BODY })
  async begin(@Param('system') system: string, @Body() body: unknown): Promise<{ waveId: string; rows: number }> {
    const runtime = this.runtimes.of(system);
    const wave = bodyOf(wish, body);
    await mustWrite(runtime);
    const question = { slots: wave.slots, customerId: null, samples: 0, due: false, written: true };
    const customerIds: string[] = [];
    for await (const { customerId, creates } of differing(runtime, question, new PlanSummary(system, question)))
      if (wave.creates || !creates) customerIds.push(customerId);
    const began = await runtime.bus.transaction(async (tx) => {
      if (!(await beginWave(tx, system, { wave, now: runtime.now() }))) return false;
      await addToWave(tx, system, { waveId: wave.waveId, customerIds });
      return true;
    });
    if (began) return { waveId: wave.waveId, rows: customerIds.length };
    throw new Problem({
      status: 409,
      code: 'wave-exists',
      title: 'The wave exists',
      detail: `${system} has a wave ${wave.waveId} already.`,
    });
  }

  @Get(':waveId')
  @ApiOperation({ summary: 'How far a wave has come' })
  async read(@Param('system') system: string, @Param('waveId') waveId: string): Promise<WaveProgress> {
    const runtime = this.runtimes.of(system);
    const found = await runtime.bus.transaction((tx) => waveProgress(tx, system, waveId));
    if (found) return found;
    throw new Problem({ status: 404, code: 'no-such-wave', title: 'No such wave', detail: `${system} has no wave ${waveId}.` });
  }
}
