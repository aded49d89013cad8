import { Controller, Get, Header, HttpCode, Inject, Res } from '@nestjs/common';
import { EventBus } from '@trueup/event-bus';
import { Metrics } from '../metrics';
import { ServiceConfig } from '../service-config';
import { Health } from './health';

interface Reply {
  status(code: number): Reply;
}

/** What an orchestrator and Prometheus ask. Nothing here tells of a customer, so it asks for no key. */
@Controller()
export class HealthController {
  @Inject(ServiceConfig) private readonly config!: ServiceConfig;

  constructor(
    @Inject(Health) private readonly health: Health,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(EventBus) private readonly bus: EventBus,
  ) {}

  @Get('healthz/live')
  @HttpCode(200)
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('healthz/ready')
  async ready(@Res({ passthrough: true }) reply: Reply): Promise<{ status: string; problems: Record<string, string> }> {
    const problems = await this.health.problems();
    const isReady = Object.keys(problems).length === 0;
    reply.status(isReady ? 200 : 503);
    return { status: isReady ? 'ok' : 'unready', problems };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async page(): Promise<string> {
    const { lag, outbox, parked } = this.bus.health();
    this.metrics.outboxRows.set(outbox);
    for (const [group, messages] of Object.entries(lag)) this.metrics.consumerLag.set({ group }, messages);
    for (const { system } of this.config.servedRows) this.metrics.parked.set({ system }, 0);
    for (const [system, items] of Object.entries(parked)) this.metrics.parked.set({ system }, items);
    return this.metrics.registry.metrics();
  }
}
