import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CustomerDecided, CustomerDelivered, CustomerObserved, EventMeta } from '@trueup/canonical-schema';
import { parseContract, parseSystems } from '@trueup/governance';
import { readMatchingModel } from '@trueup/identity';
import type { Outcome } from '../use-cases/outcome';
import { resolveObserved } from '../use-cases/resolve-observed';
import type { Setting } from '../use-cases/setting';
import { takeDecisions } from '../use-cases/take-decisions';
import { takeDeliveries } from '../use-cases/take-deliveries';
import { MemoryShelf } from './memory-shelf';

const CONFIG = join(__dirname, '../../../../config');
const systems = parseSystems(readFileSync(join(CONFIG, 'systems.yaml'), 'utf8'));
const contract = parseContract(readFileSync(join(CONFIG, 'ownership.yaml'), 'utf8'), systems);

const model = readMatchingModel(readFileSync(join(CONFIG, 'matching.yaml'), 'utf8'));

/** The default contract and systems, with the clock standing still. */
export const SETTING: Setting = {
  rules: () => ({ cell: 'demo', contract, systems, model, now: 10_000 }),
  meta: (cause: EventMeta, eventId: string) => ({ ...cause, eventId, causationId: cause.eventId, producer: 'identity-resolver' }),
};

/** The whole resolver without Kafka and Postgres. */
export class MemoryResolver {
  readonly shelf = new MemoryShelf('demo');

  observe(...events: CustomerObserved[]): Promise<Outcome> {
    return resolveObserved(this.shelf, events, SETTING);
  }

  deliver(...events: CustomerDelivered[]): Promise<Outcome> {
    return takeDeliveries(this.shelf, events, SETTING);
  }

  decide(...events: CustomerDecided[]): Promise<Outcome> {
    return takeDecisions(this.shelf, events, SETTING);
  }
}
