import { Controller, Get, Inject, Param, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { ApiKeyGuard, Problem } from '@trueup/service-kit';
import { DataSource } from 'typeorm';
import { decisionsWhere, type ReadDecision } from './read-decisions';

/** What stewards decided, and why. */
@ApiTags('decisions')
@ApiSecurity('apiKey')
@UseGuards(ApiKeyGuard)
@Controller('v1/decisions')
export class DecisionsController {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  @Get(':id')
  @ApiOperation({ summary: 'A decision in full: what was decided about which records, by whom, when and why' })
  async read(@Param('id') id: string): Promise<ReadDecision> {
    const [decision] = await decisionsWhere(this.database, 'decision_id = $1', [id]);
    if (decision) return decision;
    throw new Problem({
      status: 404,
      code: 'unknown-decision',
      title: 'No such decision',
      detail: `No decision has the id ${id}.`,
      also: { where: 'id', nextStep: 'Take an id from a review or a refusal; one taken a moment ago may come shortly.' },
    });
  }
}
