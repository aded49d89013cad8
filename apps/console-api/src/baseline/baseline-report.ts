import type { SystemRow } from '@trueup/governance';
import type { FactName } from './facts-of';

/** One figure as it is kept. */
export interface Figure {
  readonly name: FactName;
  readonly system: string;
  readonly detail: string;
  readonly value: number;
}

/** Day 0: how systems and golden customers stood to each other before anything was written. */
export interface BaselineReport {
  readonly at: string;
  readonly customers: { readonly total: number; readonly person: number; readonly organisation: number; readonly site: number };
  readonly systems: readonly {
    readonly system: string;
    readonly family: string;
    readonly vendor: string;
    readonly records: number;
    /** Records beyond the first of a customer in this system. */
    readonly duplicates: number;
    /** Records whose customer is in no other system. */
    readonly alone: number;
    /** Customers that should have a record here and have none. */
    readonly missing: number;
    /** Companies and sites that are in no other system. */
    readonly unmatchedCompanies: number;
    readonly parked: number;
  }[];
  /** Customers that are in both systems. */
  readonly shared: readonly { readonly systems: readonly [string, string]; readonly customers: number }[];
  /** Records that hold another value than the golden one, or none where there is one. */
  readonly differences: readonly { readonly slot: string; readonly system: string; readonly different: number; readonly lacking: number }[];
  /** Golden addresses that cannot be delivered to, by the part at fault and the system that they come from. */
  readonly addressExceptions: readonly { readonly part: string; readonly system: string; readonly addresses: number }[];
  /** Open, by kind. */
  readonly reviews: Readonly<Record<string, number>>;
}

/** What the report is made of besides the figures. */
export interface ReportParts {
  readonly at: number;
  readonly rows: readonly Pick<SystemRow, 'system' | 'family' | 'vendor'>[];
  readonly figures: readonly Figure[];
  /** By system. */
  readonly parked: ReadonlyMap<string, number>;
  readonly reviews: Readonly<Record<string, number>>;
}

export function baselineReport({ at, rows, figures, parked, reviews }: ReportParts): BaselineReport {
  const of = (name: FactName) => figures.filter((figure) => figure.name === name && figure.value !== 0);
  const sum = (name: FactName, is: Partial<Figure>) =>
    of(name)
      .filter((one) => Object.entries(is).every(([field, value]) => one[field as keyof Figure] === value))
      .reduce((total, { value }) => total + value, 0);
  const kind = (detail: string) => sum('customers', { detail });
  return {
    at: new Date(at).toISOString(),
    customers: { total: sum('customers', {}), person: kind('person'), organisation: kind('organisation'), site: kind('site') },
    systems: rows.map(({ system, family, vendor }) => ({
      ...{ system, family, vendor },
      records: sum('records', { system }),
      duplicates: sum('duplicates', { system }),
      alone: sum('alone', { system }),
      missing: sum('missing', { system }),
      unmatchedCompanies: sum('unmatched', { system }),
      parked: parked.get(system) ?? 0,
    })),
    shared: of('shared')
      .map(({ system, detail, value }) => ({ systems: [system, detail] as const, customers: value }))
      .sort((left, right) => right.customers - left.customers),
    differences: differences([...of('different'), ...of('lacking')]),
    addressExceptions: of('addressFault')
      .map(({ system, detail, value }) => ({ part: detail, system, addresses: value }))
      .sort((left, right) => right.addresses - left.addresses),
    reviews,
  };
}

function differences(figures: readonly Figure[]): BaselineReport['differences'] {
  const rows = new Map<string, { slot: string; system: string; different: number; lacking: number }>();
  for (const { name, system, detail: slot, value } of figures) {
    const row = rows.get(`${slot}|${system}`) ?? { slot, system, different: 0, lacking: 0 };
    rows.set(`${slot}|${system}`, { ...row, [name]: value });
  }
  return [...rows.values()].sort((left, right) => right.different + right.lacking - (left.different + left.lacking));
}
