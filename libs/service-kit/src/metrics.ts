import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3, 6, 15, 60, 300];

/** The figures of one service, for Prometheus. Labels hold names of systems and states, never ids or personal data. */
export class Metrics {
  readonly registry = new Registry();

  readonly events = this.counter('trueup_events_total', 'Events by what came of them.', ['outcome', 'system']);
  readonly sourceToTarget = this.histogram(
    'trueup_source_to_target_lag_seconds',
    'From a change reaching Trueup to the answer of a target.',
    ['source', 'target'],
  );
  readonly targetCall = this.histogram('trueup_target_call_seconds', 'Calls to a target.', ['system', 'operation']);
  readonly mappingFailures = this.counter('trueup_mapping_failures_total', 'Records that could not be mapped.', ['system']);
  readonly budgetUsed = this.gauge('trueup_api_budget_used_ratio', "Share of the target's limit in use.", ['system']);
  readonly backlog = this.gauge('trueup_backlog', 'Rows that wait to be written or fetched.', ['system', 'lane']);
  readonly state = this.gauge('trueup_state', '1 for the state that a system is in.', ['system', 'state']);
  readonly paused = this.gauge('trueup_paused', 'Pauses that stand, by who set them: person or a brake.', ['system', 'by']);
  readonly heldRows = this.gauge('trueup_held_rows', 'Customers with a slot that is paused.', ['system']);
  readonly parked = this.gauge('trueup_parked', 'Open parked items.', ['system']);
  readonly consumerLag = this.gauge('trueup_consumer_lag', 'Messages not yet handled.', ['group']);
  readonly outboxRows = this.gauge('trueup_outbox_rows', 'Events that are committed and not yet in Kafka.', []);

  readonly recomputeLeft = this.gauge('trueup_recompute_left', 'Records and customers that an activation still has compared or judged.', [
    'step',
  ]);
  readonly triedAgain = this.gauge('trueup_tried_again', 'Those that failed alone when they were judged again, and are tried once more.', [
    'queue',
  ]);

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  private counter<T extends string>(name: string, help: string, labelNames: readonly T[]): Counter<T> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  private gauge<T extends string>(name: string, help: string, labelNames: readonly T[]): Gauge<T> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }

  private histogram<T extends string>(name: string, help: string, labelNames: readonly T[]): Histogram<T> {
    return new Histogram({ name, help, labelNames, registers: [this.registry], buckets: SECONDS });
  }
}
