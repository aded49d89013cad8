import { Body, Controller, Get, HttpCode, Inject, Param, Post, UseGuards } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { sourceKey, type FieldChange } from '@trueup/canonical-schema';
import { ApiKeyGuard } from '@trueup/service-kit';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { fieldChange } from '../loops/delivered-event';
import { bodyOf, by } from './body-of';
import { findRollback } from './find-rollback';
import type { LeftAlone } from './plan-rollback';
import { keepRollback, rollbackProgress } from './rollback-store';
import { Runtimes } from './runtimes';
import { mustWrite } from './writes-now';

const SAMPLES = 10;
const time = z.union([z.number().int().positive(), z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))], {
  error: 'Give epoch milliseconds or an ISO 8601 time with its offset.',
});
const wish = z
  .strictObject({
    correlationId: z.string().optional(),
    waveId: z.string().optional(),
    since: time.optional(),
    dryRun: z.boolean().default(false),
    by,
  })
  .refine(
    ({ correlationId, waveId, since }) => [correlationId, waveId, since].filter((one) => one !== undefined).length === 1,
    'Say which writes: one of correlationId, waveId and since.',
  );
const BODY = {
  type: 'object',
  required: ['by'],
  properties: {
    correlationId: { type: 'string' },
    waveId: { type: 'string' },
    since: { oneOf: [{ type: 'integer' }, { type: 'string', format: 'date-time' }] },
    dryRun: { type: 'boolean' },
    by: { type: 'string' },
  },
};

interface RollbackAnswer {
  readonly rollbackId: string;
  /** Records at which something is put back. */
  readonly writes: number;
  readonly leftAlone: readonly LeftAlone[];
  readonly samples: readonly { readonly customerId: string; readonly target: string; readonly changes: readonly FieldChange[] }[];
}

/** The way back: what a record held before a write of ours is written again, where nobody has touched it since. */
@ApiTags('rollbacks')
@ApiSecurity('apiKey')
@UseGuards(ApiKeyGuard)
@Controller('v1/systems/:system/rollbacks')
export class RollbacksController {
  constructor(@Inject(Runtimes) private readonly runtimes: Runtimes) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Take back the writes of one change, of a wave, or all since a time' })
  @ApiBody({ schema: BODY })
  async begin(@Param('system') system: string, @Body() body: unknown): Promise<RollbackAnswer> {
    const runtime = this.runtimes.of(system);
    const { correlationId, waveId, since = 0, dryRun } = bodyOf(wish, body);
    if (!dryRun) await mustWrite(runtime);
    const selection = correlationId ? { correlationId } : waveId ? { waveId } : { since };
    const rollbackId = randomUUID();
    const { putBacks, leftAlone } = await runtime.bus.transaction(async (tx) => {
      const found = await findRollback(tx, system, selection);
      if (!dryRun) await keepRollback(tx, system, { rollbackId, putBacks: found.putBacks, now: runtime.now() });
      tx.afterCommit(() => runtime.wake.write.wake());
      return found;
    });
    const samples = putBacks.slice(0, SAMPLES).map(({ customerId, ref, changes }) => ({
      customerId,
      target: sourceKey({ system, ...ref }),
      changes: changes.map(fieldChange),
    }));
    return { rollbackId, writes: putBacks.length, leftAlone, samples };
  }

  @Get(':rollbackId')
  @ApiOperation({ summary: 'How far a rollback has come' })
  progress(@Param('system') system: string, @Param('rollbackId') rollbackId: string): Promise<{ rows: number; done: number }> {
    return this.runtimes.of(system).bus.transaction((tx) => rollbackProgress(tx, system, rollbackId));
  }
}
