import type { Value } from './value';

export interface Row {
  value(column: string): Value;
  /** What BUILTIN.DF shows. */
  display(column: string): Value;
}

export interface Table {
  name: string;
  columns: ReadonlySet<string>;
  rows(): Row[];
}

/** A row whose columns are known by value; `shown` is what BUILTIN.DF shows instead. */
export function plainRow(values: Record<string, Value | undefined>, shown: Record<string, Value | undefined> = {}): Row {
  return { value: (column) => values[column] ?? null, display: (column) => shown[column] ?? values[column] ?? null };
}
