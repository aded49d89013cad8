import type { EventBus } from '@trueup/event-bus';
import type { SystemRow } from '@trueup/governance';
import { resolveConnection, type Metrics, type ServiceConfig } from '@trueup/service-kit';
import { structureCheck } from '../address-check';
import { SystemBudget } from '../budget';
import type { AnyConnector, Logger } from '../connector';
import { kitSettings } from '../kit-settings';
import { inTenantsWorld, overlaidFields } from '../tenant-world/in-tenants-world';
import { HourlyBrakes } from '../brakes/hourly-brakes';
import { SystemControl } from '../control/system-control';
import { limitsOf } from './limits-of';
import { Signal } from '../loops/signal';
import type { SystemRuntime } from '../loops/system-runtime';
import { SystemHealth } from '../system-health';

/** What the runtime of a system is made of. */
export interface RuntimeParts {
  readonly config: Pick<ServiceConfig, 'systems' | 'contract' | 'codes' | 'overlays' | 'gatewayUrl' | 'env'>;
  readonly bus: EventBus;
  readonly metrics: Metrics;
  readonly log: Logger;
  mayWrite(): boolean;
}

/** The runtime of one system. Throws where its connection or settings are not what the vendor needs. */
export function runtimeOf(row: SystemRow, vendor: AnyConnector, parts: RuntimeParts): SystemRuntime {
  const { config, bus, metrics, log } = parts;
  const overlay = config.overlays.get(row.system);
  const connector = inTenantsWorld(vendor, { system: row.system, codes: config.codes, overlay });
  const overlayFields = overlaidFields(connector, overlay);
  const configuration = connector.configuration.parse({ ...row.settings, ...resolveConnection(row.connection, config.env) });
  const limits = limitsOf(connector.limits, row);
  const budget = new SystemBudget(limits);
  const publicWebhookUrl = config.gatewayUrl && `${config.gatewayUrl.replace(/\/+$/, '')}/v1/webhooks/${row.system}`;
  return {
    row,
    systems: config.systems,
    contract: config.contract,
    codes: config.codes,
    connector,
    client: connector.connect(configuration, { row, log, now: Date.now, publicWebhookUrl, overlayFields, budget }),
    limits,
    settings: kitSettings(row),
    budget,
    health: new SystemHealth(),
    control: new SystemControl(row),
    brakes: new HourlyBrakes(row.brakes),
    bus,
    metrics,
    log,
    addressCheck: structureCheck(config.systems.addressCheck),
    mayWrite: () => parts.mayWrite(),
    now: Date.now,
    chance: Math.random,
    wake: { fetch: new Signal(), write: new Signal(), poll: new Signal() },
  };
}
