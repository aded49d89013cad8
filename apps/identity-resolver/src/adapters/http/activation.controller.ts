import { Body, Controller, Get, HttpCode, Inject, Post, Query, UseGuards } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiOkResponse, ApiOperation, ApiQuery, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { TOPICS, type CustomerContractActivated } from '@trueup/canonical-schema';
import { EventBus, eventIdFrom, type Transaction } from '@trueup/event-bus';
import { ConfigFaults, parseContract, parseSystems } from '@trueup/governance';
import { MatchingModelFaults, readMatchingModel } from '@trueup/identity';
import { ApiKeyGuard, Problem, ServiceConfig } from '@trueup/service-kit';
import { z } from 'zod';
import { nextActivation } from '../../use-cases/next-activation';
import { ownActivation } from '../kafka/contract-watch';
import { allActivations, databaseTime, holdJudgement, saveActivation } from '../postgres/activations';
import { ACTIVATION_SCHEMA, activationBody } from './activation-body';
import { viewActivation, type ActivationView } from './view-activation';

/** An activation that lies on its topic, or is about to. `isNew` is false where the same one counted already. */
interface TakenActivation {
  readonly eventId: string;
  readonly effectiveFrom: number;
  readonly isNew: boolean;
}

/** Which contract and model count. It is published, so that connectors and console-api follow and a replay judges as was judged. */
@ApiTags('activation')
@ApiSecurity('apiKey')
@UseGuards(ApiKeyGuard)
@Controller('v1/activation')
export class ActivationController {
  constructor(
    @Inject(EventBus) private readonly bus: EventBus,
    @Inject(ServiceConfig) private readonly config: ServiceConfig,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Which contract and model are active, which will be, and how many are still to be judged by them' })
  @ApiQuery({ name: 'whole', required: false, description: 'true: also the texts, and how many records and customers are stored' })
  @ApiOkResponse({
    description: '{own, problem, active, upcoming, left: {normalise, compare, judge}}; with whole also stored: {records, customers}',
  })
  async read(@Query('whole') asked?: string): Promise<ActivationView> {
    const isWhole = readWhole(asked);
    return this.bus.transaction((tx) => viewActivation(tx, { own: ownActivation(this.config), isWhole }));
  }

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Make a contract and a model count, at once or from a time on; whoever it concerns is judged again' })
  @ApiBody({ schema: ACTIVATION_SCHEMA })
  @ApiAcceptedResponse({ description: '{eventId, effectiveFrom, isNew}; eventId is also the correlation id of what follows' })
  async activate(@Body() body: unknown): Promise<TakenActivation> {
    const asked = readBody(body);
    this.check(asked);
    return this.bus.transaction((tx) => this.publish(tx, asked));
  }

  private async publish(
    tx: Transaction,
    { replaces, effectiveFrom: from, systemsDocument: _systems, ...said }: Asked,
  ): Promise<TakenActivation> {
    await holdJudgement(tx);
    const next = nextActivation(await allActivations(tx), { ...said, replaces, effectiveFrom: from }, await databaseTime(tx));
    if (next.effect === 'refused') throw refused({ status: 409, code: next.code, detail: next.detail });
    if (next.effect === 'counts') return { eventId: next.by.eventId, effectiveFrom: next.by.effectiveFrom, isNew: false };
    const { previous, effectiveFrom } = next;
    const eventId = eventIdFrom(
      'contract-activated',
      this.config.cell,
      said.contract,
      said.model,
      previous?.eventId ?? '',
      String(from ?? ''),
    );
    const meta = this.bus.meta(undefined, { eventId });
    const event: CustomerContractActivated = { ...said, meta, effectiveFrom, previous: previous?.contract ?? null };
    await saveActivation(tx, event);
    tx.publish({ topic: TOPICS.contractActivated, key: this.config.cell, event });
    return { eventId, effectiveFrom, isNew: true };
  }

  /** What cannot be read would leave the cell without anybody who may judge. */
  private check({ document, modelDocument, systemsDocument }: Asked): void {
    try {
      // A replica that is about to be replaced does not know of systems that come with the contract.
      parseContract(document, systemsDocument === null ? this.config.systems : parseSystems(systemsDocument));
      readMatchingModel(modelDocument);
    } catch (error) {
      if (!(error instanceof ConfigFaults || error instanceof MatchingModelFaults)) throw error;
      throw refused({ status: 422, code: 'configuration', detail: error.message, cause: error });
    }
  }
}

type Asked = z.infer<typeof activationBody>;

function readBody(body: unknown): Asked {
  const read = activationBody.safeParse(body);
  if (read.success) return read.data;
  throw refused({ status: 400, code: 'activation', detail: z.prettifyError(read.error), cause: read.error });
}

/** Whoever only watches asks every second, so what is dear has to be asked for. */
function readWhole(asked: string | undefined): boolean {
  if (asked === undefined || asked === 'true' || asked === 'false') return asked === 'true';
  throw new Problem({ status: 400, code: 'query', title: 'The question is wrong', detail: 'whole is true or false.' });
}

function refused(why: { readonly status: number; readonly code: string; readonly detail: string; readonly cause?: unknown }): Problem {
  return new Problem({ ...why, title: 'It was not activated' });
}
