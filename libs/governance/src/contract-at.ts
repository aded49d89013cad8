/** That a contract counts from a time on; epoch milliseconds. */
export interface Activated {
  readonly contract: string;
  readonly effectiveFrom: number;
  /** When that was made known: of two for one time the later counts. */
  readonly recordedAt: number;
}

/** The contract that counts at a time, by what was ever activated: one for the future does not count yet, one for the past counts back. */
export function contractAt<T extends Activated>(activations: readonly T[], asOf: number): T | undefined {
  return activations
    .filter(({ effectiveFrom }) => effectiveFrom <= asOf)
    .sort(
      (left, right) =>
        right.effectiveFrom - left.effectiveFrom || right.recordedAt - left.recordedAt || (left.contract < right.contract ? -1 : 1),
    )[0];
}
