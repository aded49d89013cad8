export interface Faults {
  /** Vendor routes cut the connection. */
  down: boolean;
  /** Milliseconds each vendor call waits before it is handled. */
  slowMs: number;
  throttled: boolean;
  /** The next n webhooks are never sent. */
  loseWebhooks: number;
  lateWebhooksMs: number;
  doubleWebhooks: boolean;
  shuffleWebhooks: boolean;
  /** The next n writes answer 500 and are not applied. */
  failWrites: number;
  /** The next n writes are applied, then the connection is cut. */
  loseAnswers: number;
  /** Salesforce: the next n events become GAP events. */
  gap: number;
  overflow: boolean;
  /** Fields the connector's credential may not read; a right that is lost later is one more name here. */
  withhold: string[];
  /** Sweeps, exports and bulk reads list only this share (0..1) of the records, the same ones each time. */
  exportShare: number;
  /** Values written are normalised, as the vendor may. */
  reformat: boolean;
}

export function noFaults(): Faults {
  return {
    down: false,
    slowMs: 0,
    throttled: false,
    loseWebhooks: 0,
    lateWebhooksMs: 0,
    doubleWebhooks: false,
    shuffleWebhooks: false,
    failWrites: 0,
    loseAnswers: 0,
    gap: 0,
    overflow: false,
    withhold: [],
    exportShare: 1,
    reformat: false,
  };
}

function isFit(value: unknown, sample: unknown): boolean {
  if (Array.isArray(sample)) return Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (typeof sample === 'number') return typeof value === 'number' && Number.isFinite(value) && value >= 0;
  return typeof value === typeof sample;
}

/** What is wrong with a partial set of faults, one sentence each; none = fit to be merged. */
export function faultsOf(patch: unknown): string[] {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return ['The body must be an object of faults.'];
  const known = new Map(Object.entries(noFaults()));
  return Object.entries(patch).flatMap(([name, value]) => {
    if (!known.has(name)) return [`There is no fault "${name}"; there are ${[...known.keys()].join(', ')}.`];
    const isInRange = name !== 'exportShare' || Number(value) <= 1;
    return isInRange && isFit(value, known.get(name)) ? [] : [`"${name}" does not take ${JSON.stringify(value)}.`];
  });
}
