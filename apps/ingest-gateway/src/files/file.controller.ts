import { Controller, HttpCode, Inject, Param, Post, Req, UseGuards } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CodedError, EventBus } from '@trueup/event-bus';
import { ConfigFaults, parseColumns } from '@trueup/governance';
import { ApiKeyGuard, Metrics, Problem, ServiceConfig } from '@trueup/service-kit';
import type { FastifyRequest } from 'fastify';
import { takeFile, type FileOutcome } from './take-file';
import { takeUpload } from './upload-parts';

const BODY = {
  schema: {
    type: 'object',
    required: ['file'],
    properties: {
      columns: { type: 'string', description: 'What the columns mean, YAML or JSON; guessed from the header where it is left out' },
      file: { type: 'string', format: 'binary', description: 'CSV with a header, or JSON Lines; UTF-8' },
    },
  },
};

/** Takes files of customers, as they stream; every row is durable before the answer. Loading a file again changes nothing. */
@ApiTags('files')
@ApiSecurity('apiKey')
@UseGuards(ApiKeyGuard)
@Controller('v1/files')
export class FileController {
  constructor(
    @Inject(EventBus) private readonly bus: EventBus,
    @Inject(ServiceConfig) private readonly config: ServiceConfig,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  @Post(':system')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @ApiBody(BODY)
  @ApiOperation({ summary: 'Load a file of customers of one system' })
  @ApiResponse({ status: 200, description: 'All rows are durable; those that could not be read are named and parked' })
  @ApiResponse({ status: 400, description: 'The columns do not fit the file, all faults at once; nothing was taken' })
  @ApiResponse({ status: 404, description: 'No such system' })
  @ApiResponse({ status: 503, description: 'Not all rows could be made durable; send the file again' })
  take(@Param('system') system: string, @Req() request: FastifyRequest): Promise<FileOutcome> {
    if (!this.systems().includes(system)) throw noSystem(system);
    return this.upload(request, system);
  }

  @Post()
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @ApiBody(BODY)
  @ApiOperation({ summary: 'Load a file whose rows name their system in a column' })
  @ApiResponse({ status: 200, description: 'All rows are durable; those that could not be read are named and parked' })
  @ApiResponse({ status: 400, description: 'The columns do not fit the file, all faults at once; nothing was taken' })
  @ApiResponse({ status: 503, description: 'Not all rows could be made durable; send the file again' })
  takeAll(@Req() request: FastifyRequest): Promise<FileOutcome> {
    return this.upload(request, null);
  }

  private async upload(request: FastifyRequest, system: string | null): Promise<FileOutcome> {
    if (!request.isMultipart()) throw bad('multipart', 'Send the file as the part `file` of multipart/form-data.');
    const systems = this.systems();
    try {
      const { outcome } = await takeUpload(request.parts(), (file, text) => {
        const columns = text === undefined ? null : parseColumns(text);
        return takeFile({ ...file, columns, system }, { bus: this.bus, systems, now: Date.now });
      });
      if (!outcome) throw bad('no-file', 'There is no part `file` in it.');
      for (const [name, rows] of Object.entries(outcome.systems)) this.metrics.events.inc({ outcome: 'row', system: name }, rows);
      return outcome;
    } catch (error) {
      throw problemOf(error);
    }
  }

  private systems(): string[] {
    return this.config.servedRows.filter(({ mode }) => mode !== 'off').map(({ system }) => system);
  }
}

function problemOf(error: unknown): unknown {
  if (error instanceof ConfigFaults) return bad('columns', error.message, error);
  if (error instanceof RangeError) return bad('row-too-long', error.message, error);
  if (!(error instanceof CodedError) || error.fault !== 'transient') return error;
  return new Problem({
    ...{ status: 503, code: 'not-durable', title: 'Not all rows could be made durable' },
    detail: 'Kafka does not take rows now; send the whole file again: rows that are in already change nothing.',
    headers: { 'retry-after': '5' },
    cause: error,
  });
}

function bad(code: string, detail: string, cause?: unknown): Problem {
  return new Problem({ status: 400, code, title: 'The file cannot be taken', detail, cause });
}

function noSystem(system: string): Problem {
  return new Problem({
    ...{ status: 404, code: 'unknown-system', title: 'No such system' },
    detail: `${system.slice(0, 60)} is no row of config/systems.yaml that takes part.`,
  });
}
