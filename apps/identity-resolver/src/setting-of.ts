import type { EventMeta } from '@trueup/canonical-schema';
import type { EventBus } from '@trueup/event-bus';
import type { ServiceConfig } from '@trueup/service-kit';
import type { Setting } from './use-cases/setting';

/** The use cases' setting in a running service. */
export function settingOf({ cell, contract, systems, matching }: ServiceConfig, bus: EventBus): Setting {
  return {
    rules: () => ({ cell, contract, systems, model: matching, now: Date.now() }),
    meta: (cause: EventMeta, eventId: string) => ({
      ...bus.meta(cause, { eventId }),
      contractVersion: contract.version,
      modelVersion: matching.version,
    }),
  };
}
