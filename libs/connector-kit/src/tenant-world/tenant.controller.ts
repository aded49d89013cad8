import { Body, Controller, Get, HttpCode, Inject, Param, Post, UseGuards } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { checkMappings, ConfigFaults, parseOverlay, slotName, type ConfigFault, type Overlay } from '@trueup/governance';
import { ApiKeyGuard, Problem } from '@trueup/service-kit';
import { z } from 'zod';
import { Runtimes } from '../control/runtimes';
import type { SystemRuntime } from '../loops/system-runtime';
import type { Right, TenantField } from '../tenant';
import { overlayFaults } from './overlay-faults';

const question = z.strictObject({ overlay: z.string() });
const QUESTION = { type: 'object', properties: { overlay: { type: 'string', description: 'The text of config/mappings/<system>.yaml' } } };

/** What a tenant's own system allows and has, asked of the system itself. */
@ApiTags('systems')
@ApiSecurity('apiKey')
@UseGuards(ApiKeyGuard)
@Controller('v1/systems/:system')
export class TenantController {
  constructor(@Inject(Runtimes) private readonly runtimes: Runtimes) {}

  @Get('rights')
  @ApiOperation({ summary: 'What the credential may do, each with what is lost without it' })
  @ApiOkResponse({ description: '[{right, has, without}]' })
  rights(@Param('system') system: string): Promise<readonly Right[]> {
    const runtime = this.runtimes.of(system);
    return answered(runtime, runtime.client.rights?.());
  }

  @Get('fields')
  @ApiOperation({ summary: 'The fields that the tenant has, as overlays name them' })
  @ApiOkResponse({ description: '[{recordType, name, type, isWritable, maxLength}]' })
  fields(@Param('system') system: string): Promise<readonly TenantField[]> {
    return fieldsOf(this.runtimes.of(system));
  }

  @Post('overlay-check')
  @HttpCode(200)
  @ApiOperation({ summary: 'What the tenant and the contract do not bear out in an overlay' })
  @ApiBody({ schema: QUESTION })
  @ApiOkResponse({ description: '[{path, message}]' })
  async checkOverlay(@Param('system') system: string, @Body() body: unknown): Promise<readonly ConfigFault[]> {
    const read = question.safeParse(body);
    if (!read.success) throw new Problem({ status: 400, code: 'overlay', title: 'No overlay', detail: 'Send {"overlay": "<text>"}.' });
    const runtime = this.runtimes.of(system);
    const overlay = parsed(read.data.overlay, system);
    if (!('fields' in overlay)) return overlay;
    return [...overlayFaults(runtime.connector, overlay, await fieldsOf(runtime)), ...unread(runtime, overlay)];
  }
}

function parsed(text: string, system: string): Overlay | readonly ConfigFault[] {
  try {
    return parseOverlay(text, system);
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults;
    throw error;
  }
}

/** What the overlay would write though the contract lets nobody there read it. */
function unread({ row, systems, contract }: SystemRuntime, overlay: Overlay): ConfigFault[] {
  const written = overlay.fields.filter(({ readOnly }) => !readOnly).map(slotName);
  return checkMappings(contract, { ...systems, systems: [row] }, { byVendor: new Map(), bySystem: new Map([[row.system, written]]) });
}

function fieldsOf(runtime: SystemRuntime): Promise<readonly TenantField[]> {
  return answered(runtime, runtime.client.fields?.());
}

/** A refusal here says nothing of the feeds, so that the system's health is not told. */
async function answered<T>({ client, row: { system, vendor } }: SystemRuntime, asked: Promise<T> | undefined): Promise<T> {
  if (!asked) {
    const detail = `The connector of ${vendor} cannot tell that of ${system}.`;
    throw new Problem({ status: 501, code: 'cannot-tell', title: 'The connector cannot tell', detail });
  }
  try {
    return await asked;
  } catch (error) {
    const { kind, code, message } = client.faultOf(error);
    throw new Problem({
      status: 502,
      code: `system-${kind}`,
      title: `${system} did not answer`,
      detail: `${code}: ${message}`,
      cause: error,
    });
  }
}
