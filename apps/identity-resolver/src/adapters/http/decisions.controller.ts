import { randomUUID } from 'node:crypto';
import { Body, Controller, Headers, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { goldenSlotsOf, slotId, sourceKey, TOPICS } from '@trueup/canonical-schema';
import { EventBus } from '@trueup/event-bus';
import { ApiKeyGuard, Problem, ServiceConfig } from '@trueup/service-kit';
import { z } from 'zod';
import type { Foreseen } from '../../judgement/foreseen';
import { SETTING, SHELF_SETTING } from '../../tokens';
import type { AskedDecision } from '../../use-cases/asked-decision';
import { decide, type Decided } from '../../use-cases/decide';
import { DecisionRefused } from '../../use-cases/decision-refused';
import type { Setting } from '../../use-cases/setting';
import { checkText } from '../kafka/check-text';
import { ownActivation } from '../kafka/contract-watch';
import { mustCount, NotActive } from '../postgres/activations';
import { isRival } from '../postgres/is-rival';
import { PostgresShelf, type ShelfSetting } from '../postgres/postgres-shelf';
import { DECISION_SCHEMA, decisionBody } from './decision-body';

const ATTEMPTS = 5;

/** A decision that lies on its topic, or is about to, and what it will bring about: of a split, what is put right in each target. */
interface TakenDecision {
  readonly decisionId: string;
  /** What follows can be traced by it. */
  readonly correlationId: string;
  readonly kind: string;
  /** Ids of all its events; more than one for a split into parts. */
  readonly decisionIds: readonly string[];
  readonly foreseen: Foreseen;
}

/** What stewards decide. It is published first and applied when it comes back, so that a replay decides the same. */
@ApiTags('decisions')
@ApiSecurity('apiKey')
@UseGuards(ApiKeyGuard)
@Controller('v1/decisions')
export class DecisionsController {
  @Inject(ServiceConfig) private readonly config!: ServiceConfig;

  constructor(
    @Inject(EventBus) private readonly bus: EventBus,
    @Inject(SHELF_SETTING) private readonly shelf: ShelfSetting,
    @Inject(SETTING) private readonly setting: Setting,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Link, keep apart, pin, unpin, split, or answer a review; 409 shows the earlier decision that it contradicts' })
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'version of the review, or one version for each customer concerned; 412 if one has changed',
  })
  @ApiBody({ schema: DECISION_SCHEMA })
  @ApiAcceptedResponse({ description: '{decisionId, correlationId, kind, decisionIds, foreseen: {customers, targets}}' })
  async take(@Body() body: unknown, @Headers('if-match') ifMatch?: string): Promise<TakenDecision> {
    const { decided, asked } = await this.judge(body, ifMatch, true);
    const [first] = decided.events;
    if (!first) throw new RangeError('A decision without an event.');
    return {
      ...{ decisionId: first.decisionId, correlationId: first.meta.correlationId, kind: asked.kind },
      decisionIds: decided.events.map(({ decisionId }) => decisionId),
      foreseen: decided.foreseen,
    };
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'What a decision would bring about; nothing is published' })
  @ApiBody({ schema: DECISION_SCHEMA })
  @ApiOkResponse({ description: '{customers, targets}' })
  async preview(@Body() body: unknown, @Headers('if-match') ifMatch?: string): Promise<Foreseen> {
    return (await this.judge(body, ifMatch, false)).decided.foreseen;
  }

  private async judge(body: unknown, ifMatch: string | undefined, isMeant: boolean): Promise<{ asked: AskedDecision; decided: Decided }> {
    const asked = readBody(body);
    const decisionId = randomUUID();
    const meta = this.bus.meta(undefined, { eventId: randomUUID() });
    const decided = await patiently(() =>
      this.bus.transaction(async (tx) => {
        await counting(() => mustCount(tx, ownActivation(this.config)));
        const shelf = new PostgresShelf(tx, this.shelf);
        const asking = { decisionId, meta, ifMatch: tagsOf(ifMatch), setting: this.setting };
        const found = await refusing(() => decide(shelf, asked, asking));
        await this.checkValues(asked, found);
        const [first] = found.events;
        const key = first?.records[0] ? sourceKey(first.records[0]) : decisionId;
        // One key for all, so that the events of one decision are taken in together and in order.
        for (const event of isMeant ? found.events : []) tx.publish({ topic: TOPICS.decided, key, event });
        if (isMeant) await shelf.saveForthcoming(found.decisions);
        return found;
      }),
    );
    return { asked, decided };
  }

  /** What a snapshot cannot hold would be lost or parked later, and out of the steward's sight. */
  private async checkValues({ kind, value }: AskedDecision, { after, events }: Decided): Promise<void> {
    for (const event of events) checkText(event);
    const [pin] = events;
    if (kind !== 'pin' || value === null || pin?.slot == null) return;
    const place = `${pin.slot}#${pin.key}#${pin.context}`;
    for (const snapshot of after) {
      const back = await this.shelf.snapshots.fromBytes(await unfit(() => this.shelf.snapshots.toBytes(snapshot)));
      const kept = goldenSlotsOf(back).find((slot) => slotId(slot) === place);
      if (kept && !isHeldIn(value, kept.value)) throw unfitting();
    }
  }
}

/** What a steward is shown must be foreseen by what counts. */
async function counting<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof NotActive)) throw error;
    const detail = error.message;
    throw new Problem({ status: 503, code: 'not-active', title: 'This replica may not judge', detail, cause: error });
  }
}

/** A handler may be at the same customers: of two that wait for each other PostgreSQL ends one, whose work is done again. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !isRival(error)) throw error;
    }
  }
}

async function unfit<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw unfitting(error);
  }
}

function unfitting(cause?: unknown): Problem {
  const detail = 'The value has not the form that the slot holds.';
  const also = { where: 'value', nextStep: 'Take the form from a golden value of GET /v1/customers/{id}.' };
  return new Problem({ status: 400, code: 'value', title: 'The value cannot be pinned', detail, also, cause });
}

/** Whether everything that was given is kept; what was left out may have been filled in. */
function isHeldIn(given: unknown, kept: unknown): boolean {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return JSON.stringify(given) === JSON.stringify(kept);
  return Object.entries(given).every(([name, value]) => isHeldIn(value, (kept as Record<string, unknown> | null)?.[name]));
}

function readBody(body: unknown): AskedDecision {
  const read = decisionBody.safeParse(body);
  if (read.success) return read.data;
  const where = [...new Set(read.error.issues.map(({ path }) => path.join('.')))].join(', ');
  const also = { where, nextStep: 'Complete it and send it again; /openapi.json describes the fields.' };
  const detail = z.prettifyError(read.error);
  throw new Problem({ status: 400, code: 'decision', title: 'The decision is not whole', detail, also, cause: read.error });
}

/** The entity tags of a header: quoted, weak or bare. */
function tagsOf(header: string | undefined): string[] | null {
  if (header === undefined) return null;
  return header.split(',').map((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', ''));
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DecisionRefused)) throw error;
    const { status, code, words } = error;
    const { title, detail, where, nextStep, also } = words;
    throw new Problem({ status, code, title, detail, also: { ...also, where, nextStep }, cause: error });
  }
}
