import type { EventMeta } from '@trueup/canonical-schema';
import type { EventBus } from '@trueup/event-bus';
import { MODEL_VERSION } from '@trueup/identity';
import type { ServiceConfig } from '@trueup/service-kit';
import type { Setting } from './use-cases/setting';

/** The use cases' setting in a running service. */
export function settingOf({ cell, contract, systems }: ServiceConfig, bus: EventBus): Setting {
  return {
    rules: () => ({ cell, contract, systems, now: Date.now() }),
    meta: (cause: EventMeta, eventId: string) => ({
      ...bus.meta(cause, { eventId }),
      contractVersion: contract.version,
      modelVersion: MODEL_VERSION,
    }),
  };
}
