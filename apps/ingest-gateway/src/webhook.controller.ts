import { Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { rawTopic, sourceKey } from '@trueup/canonical-schema';
import { EventBus, eventIdFrom } from '@trueup/event-bus';
import { Metrics, Problem } from '@trueup/service-kit';
import { deliveryKey, rawNotice } from './raw-notice';
import { isSignedBy, type Headers } from './verify-signature';
import { WebhookSenders, type WebhookSender } from './webhook-senders';

interface Incoming {
  readonly headers: Headers;
  readonly body: unknown;
}

/** The answer to a webhook: the event it became and the id that follows the change everywhere. */
export interface Accepted {
  readonly eventId: string;
  readonly correlationId: string;
}

/** Takes a system's webhooks: checked over the raw bytes, durable in Kafka before the answer, dropped by readers when repeated. */
@ApiTags('webhooks')
@Controller('v1/webhooks')
export class WebhookController {
  constructor(
    @Inject(WebhookSenders) private readonly senders: WebhookSenders,
    @Inject(EventBus) private readonly bus: EventBus,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  @Post(':system')
  @HttpCode(202)
  @ApiOperation({ summary: 'Take a webhook of a system' })
  @ApiParam({ name: 'system', description: 'Row of systems.yaml that sends webhooks' })
  @ApiResponse({ status: 202, description: 'Durable; a repeat of the same delivery is recognised by its id' })
  @ApiResponse({ status: 400, description: 'The body is not JSON' })
  @ApiResponse({ status: 401, description: 'The signature is missing or wrong' })
  @ApiResponse({ status: 404, description: 'No such system, or it sends no webhooks' })
  @ApiResponse({ status: 413, description: 'The body is over 1 MiB' })
  @ApiResponse({ status: 503, description: 'It could not be made durable; send it again' })
  async take(@Param('system') system: string, @Req() request: Incoming): Promise<Accepted> {
    const sender = this.senders.of(system);
    if (!sender) throw unknownSystem(system);
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const receivedAt = Date.now();
    if (!isSignedBy(sender.key, sender.rule, { headers: request.headers, body, now: receivedAt })) throw this.refused(system);
    const content = parseJson(body);
    const delivery = { system, rule: sender.rule, headers: request.headers, body, content, receivedAt };
    const key = deliveryKey(delivery);
    const meta = this.bus.meta(undefined, { eventId: eventIdFrom('webhook', system, key) });
    const event = rawNotice(delivery, meta);
    await this.publish(sender, { key: event.source ? sourceKey(event.source) : key, event });
    this.metrics.events.inc({ outcome: 'accepted', system });
    return { eventId: meta.eventId, correlationId: meta.correlationId };
  }

  private async publish({ row }: WebhookSender, { key, event }: { key: string; event: ReturnType<typeof rawNotice> }): Promise<void> {
    try {
      await this.bus.publishNow({ topic: rawTopic(row.system), key, event });
    } catch (error) {
      throw new Problem({
        status: 503,
        code: 'not-durable',
        title: 'It could not be made durable',
        detail: 'Kafka does not take the event now; send the webhook again.',
        headers: { 'retry-after': '5' },
        cause: error,
      });
    }
  }

  private refused(system: string): Problem {
    this.metrics.events.inc({ outcome: 'wrong-signature', system });
    return new Problem({
      status: 401,
      code: 'signature',
      title: 'The signature is missing or wrong',
      detail: `The body is not signed as config/systems.yaml says for ${system}; check the secret on both sides.`,
    });
  }
}

function unknownSystem(system: string): Problem {
  return new Problem({
    status: 404,
    code: 'unknown-system',
    title: 'No such system',
    detail: `${system.slice(0, 60)} is no row of config/systems.yaml that sends webhooks.`,
  });
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new Problem({
      status: 400,
      code: 'not-json',
      title: 'The body is not JSON',
      detail: 'Send the event as JSON in UTF-8.',
      cause: error,
    });
  }
}
