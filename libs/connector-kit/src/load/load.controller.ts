import { Controller, Get, HttpCode, Inject, Param, Post, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { ApiKeyGuard, Problem } from '@trueup/service-kit';
import { Runtimes } from '../control/runtimes';
import { askForLoad } from './begin-load';
import { progressOf, type LoadProgress } from './load-progress';
import { lastLoad } from './load-store';

/** Loads of systems: all records there are, read once by the vendor's bulk read. */
@ApiTags('load')
@ApiSecurity('apiKey')
@UseGuards(ApiKeyGuard)
@Controller('v1/systems/:system/load')
export class LoadController {
  constructor(@Inject(Runtimes) private readonly runtimes: Runtimes) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Load all records of a system; it goes on by itself, over restarts too' })
  @ApiResponse({ status: 202, description: 'The load is asked for' })
  @ApiResponse({ status: 404, description: 'The system is not served here' })
  @ApiResponse({ status: 409, description: 'A load of it runs already' })
  @ApiResponse({ status: 422, description: 'Its vendor has no bulk read' })
  async begin(@Param('system') system: string): Promise<{ generation: number }> {
    const { generation } = await askForLoad(this.runtimes.of(system));
    return { generation };
  }

  @Get()
  @ApiOperation({ summary: 'How the last load of a system stands' })
  @ApiResponse({ status: 404, description: 'The system is not served here, or was never loaded' })
  async read(@Param('system') system: string): Promise<LoadProgress> {
    const { bus } = this.runtimes.of(system);
    const load = await bus.transaction((tx) => lastLoad(tx, system));
    if (load) return progressOf(load);
    const detail = `Nobody asked for a load of ${system} yet; POST this address does.`;
    throw new Problem({ status: 404, code: 'no-load-yet', title: 'It was never loaded', detail });
  }
}
