import type { PlanTotals } from '../control/system-control';
import type { ChangeToDelivered } from '../story/single-changes';
import type { Figures, SystemFigures } from './figures';
import { table } from './table';

type Counts = Pick<Figures, 'observed' | 'goldenCustomers' | 'links' | 'reviews' | 'parked' | 'duplicatesCreated'>;
type SystemCounts = Pick<SystemFigures, 'records' | 'created' | 'updated' | 'absorbedEchoes'>;

interface Run {
  readonly converged: boolean;
  readonly why: string;
  /** From the services being ready to agreement. */
  readonly seconds: number;
  readonly residentMiB: Readonly<Record<string, number>>;
  /** What was loaded, before anything was written. */
  readonly baseline: unknown;
  /** What was planned then. */
  readonly plan: readonly PlanTotals[];
}

/** The document that `npm start -- --once --json` prints. Times are seconds or milliseconds as named. */
export interface Summary extends Run, Counts {
  readonly systems: Readonly<Record<string, SystemCounts>>;
  readonly changeToDeliveredMs: ChangeToDelivered | null;
}

export interface SummaryParts extends Run {
  readonly figures: Figures;
  readonly changes: ChangeToDelivered | undefined;
}

/** Puts the figures at convergence and the timed changes together. */
export function summarise({ figures, changes, ...rest }: SummaryParts): Summary {
  const systems = Object.entries(figures.systems).map(([system, { records, created, updated, absorbedEchoes }]) => [
    system,
    { records, created, updated, absorbedEchoes },
  ]);
  const { observed, goldenCustomers, links, reviews, parked, duplicatesCreated } = figures;
  return {
    ...rest,
    systems: Object.fromEntries(systems) as Summary['systems'],
    observed,
    goldenCustomers,
    links,
    reviews,
    parked,
    duplicatesCreated,
    changeToDeliveredMs: changes ?? null,
  };
}

/** The same as lines for people. */
export function summaryLines(summary: Summary): string[] {
  const head = ['system', 'records', 'created', 'updated', 'echoes absorbed'];
  const rows = Object.entries(summary.systems).map(([name, row]) => [name, row.records, row.created, row.updated, row.absorbedEchoes]);
  const timing = summary.changeToDeliveredMs;
  return [
    summary.converged
      ? `Converged ${summary.seconds.toFixed(1)} s after the services were ready: ${summary.why}.`
      : `Not converged: ${summary.why}.`,
    '',
    ...table([head, ...rows]),
    '',
    `golden customers ${summary.goldenCustomers} · links ${summary.links} · open reviews ${summary.reviews} · parked ${summary.parked} · duplicates created ${summary.duplicatesCreated}`,
    ...(timing
      ? [
          `change to delivered: p50 ${timing.p50} ms, p95 ${timing.p95} ms over ${timing.samples} deliveries${timing.lost > 0 ? `, ${timing.lost} LOST` : ''}`,
        ]
      : []),
    `resident: ${Object.entries(summary.residentMiB)
      .map(([name, mib]) => `${name} ${mib} MiB`)
      .join(' · ')}`,
  ];
}
