/** Day 0, as console-api tells it. */
export interface BaselineAnswer {
  readonly at: string;
  readonly customers: { readonly total: number; readonly person: number; readonly organisation: number; readonly site: number };
  readonly systems: readonly {
    readonly system: string;
    readonly family: string;
    readonly vendor: string;
    readonly records: number;
    readonly duplicates: number;
    readonly alone: number;
    readonly missing: number;
    readonly unmatchedCompanies: number;
    readonly parked: number;
  }[];
  readonly shared: readonly { readonly systems: readonly [string, string]; readonly customers: number }[];
  readonly differences: readonly { readonly slot: string; readonly system: string; readonly different: number; readonly lacking: number }[];
  readonly addressExceptions: readonly { readonly part: string; readonly system: string; readonly addresses: number }[];
  readonly reviews: Readonly<Record<string, number>>;
}

/** Differences of all systems together, a row for each slot, the most first. */
export function bySlot({ differences }: BaselineAnswer): { slot: string; different: number; lacking: number }[] {
  const rows = new Map<string, { slot: string; different: number; lacking: number }>();
  for (const { slot, different, lacking } of differences) {
    const row = rows.get(slot) ?? { slot, different: 0, lacking: 0 };
    rows.set(slot, { slot, different: row.different + different, lacking: row.lacking + lacking });
  }
  return [...rows.values()].sort((left, right) => right.different + right.lacking - left.different - left.lacking);
}
