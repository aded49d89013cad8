/** Where an observation stands among those of its record. Times are epoch milliseconds. */
export interface ObservationOrder {
  readonly sourceVersion: string | null;
  readonly sourceTime: number | null;
  readonly fetchSequence: number;
  readonly receivedAt: number;
  readonly eventId: string;
  /** It came by a load. */
  readonly isBaseline?: true;
}

/** Positive where `left` is the newer: by source version, else source time, else fetch sequence; then by arrival, so that no two are equal. */
export function compareOrder(left: ObservationOrder, right: ObservationOrder): number {
  return (
    compareVersions(left.sourceVersion, right.sourceVersion) ||
    (left.sourceTime !== null && right.sourceTime !== null ? left.sourceTime - right.sourceTime : 0) ||
    left.fetchSequence - right.fetchSequence ||
    left.receivedAt - right.receivedAt ||
    compareTexts(left.eventId, right.eventId)
  );
}

/** Versions that are numbers or ISO times have an order; etags and the like have none. */
function compareVersions(left: string | null, right: string | null): number {
  if (left === null || right === null) return 0;
  if (/^\d+$/.test(left) && /^\d+$/.test(right)) return Number(BigInt(left) - BigInt(right));
  const times = [left, right].map((version) => (/^\d{4}-\d{2}-\d{2}T/.test(version) ? Date.parse(version) : Number.NaN));
  return (times[0] ?? 0) - (times[1] ?? 0) || 0;
}

function compareTexts(left: string, right: string): number {
  return Number(left > right) - Number(left < right);
}
