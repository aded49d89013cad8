import { Body, Controller, Delete, Get, Inject, Param, Post, Put, UseGuards } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import type { Pause } from '@trueup/canonical-schema';
import { canaryFilter } from '@trueup/governance';
import { ApiKeyGuard, Problem } from '@trueup/service-kit';
import { z } from 'zod';
import { LANES } from '../lane';
import { FILE_VENDOR } from '../files/file-connector';
import { bodyOf, by, reason } from './body-of';
import { describeSystem, type SystemView } from './describe-system';
import { pause, resume } from './pausing';
import { isKnownSlot } from './known-slot';
import { Runtimes } from './runtimes';
import { changeState } from './state-store';

const slot = z
  .string()
  .refine(isKnownSlot, 'No such slot; slots are named as in ownership.yaml, such as phones.mobile.')
  .nullable()
  .default(null);
const lane = z.enum(LANES).nullable().default(null);
const modeChange = z
  .strictObject({
    mode: z.enum(['off', 'listen', 'observe', 'canary', 'write']),
    canary: canaryFilter.nullable().default(null),
    by,
    reason,
  })
  .refine(({ mode, canary }) => (mode === 'canary') === (canary !== null), 'Mode canary, and only it, needs a canary filter.');
const pauseWish = z.strictObject({ slot, lane, by, reason });
const resumeWish = z.strictObject({ slot, lane, brake: z.string().nullable().default(null), by, reason });
const properties = { by: { type: 'string' }, reason: { type: 'string' } };
const partly = { slot: { type: 'string', nullable: true }, lane: { type: 'string', enum: [...LANES], nullable: true } };

/** How far the systems of this service take part, and what holds them. */
@ApiTags('systems')
@ApiSecurity('apiKey')
@UseGuards(ApiKeyGuard)
@Controller('v1/systems')
export class SystemsController {
  constructor(@Inject(Runtimes) private readonly runtimes: Runtimes) {}

  @Get()
  @ApiOperation({ summary: 'Mode, pauses, brakes and load of every system that this service serves' })
  list(): Promise<SystemView[]> {
    return Promise.all(this.runtimes.all.map((runtime) => describeSystem(runtime)));
  }

  @Put(':system/mode')
  @ApiOperation({ summary: 'Set how far a system takes part' })
  @ApiBody({
    schema: { type: 'object', properties: { ...properties, mode: { type: 'string' }, canary: { type: 'object', nullable: true } } },
  })
  async setMode(@Param('system') system: string, @Body() body: unknown): Promise<SystemView> {
    const runtime = this.runtimes.of(system);
    const { mode, canary, ...told } = bodyOf(modeChange, body);
    if (runtime.row.vendor === FILE_VENDOR && mode !== 'off' && mode !== 'listen') throw onlyRead(system);
    await runtime.bus.transaction((tx) =>
      changeState(runtime.bus, tx, { system, ...told, change: (state) => ({ ...state, mode, canary }) }),
    );
    return describeSystem(runtime);
  }

  @Post(':system/pauses')
  @ApiOperation({ summary: 'Hold writing, whole or for a slot or a lane; what waits goes on when it is resumed' })
  @ApiBody({ schema: { type: 'object', properties: { ...properties, ...partly } } })
  async pause(@Param('system') system: string, @Body() body: unknown): Promise<Pause> {
    const runtime = this.runtimes.of(system);
    const wish = bodyOf(pauseWish, body);
    return runtime.bus.transaction((tx) => pause(runtime, tx, { ...wish, brake: null }));
  }

  @Delete(':system/pauses')
  @ApiOperation({ summary: 'Let go on what fits; without slot, lane and brake everything' })
  @ApiBody({ schema: { type: 'object', properties: { ...properties, ...partly, brake: { type: 'string', nullable: true } } } })
  async resume(@Param('system') system: string, @Body() body: unknown): Promise<{ ended: Pause[] }> {
    const runtime = this.runtimes.of(system);
    const wish = bodyOf(resumeWish, body);
    return { ended: await runtime.bus.transaction((tx) => resume(runtime, tx, wish)) };
  }
}

function onlyRead(system: string): Problem {
  return new Problem({
    status: 409,
    code: 'only-read',
    title: 'The system is only read',
    detail: `${system} lives from files, which are read and never written: its modes are off and listen.`,
  });
}
