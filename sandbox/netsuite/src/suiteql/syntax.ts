export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type Expression =
  | { kind: 'literal'; value: string | number | null }
  | { kind: 'column'; table?: string; name: string }
  | { kind: 'call'; name: string; args: Expression[]; isStar?: boolean }
  | { kind: 'concat'; left: Expression; right: Expression }
  | { kind: 'arithmetic'; operator: '+' | '-' | '*' | '/'; left: Expression; right: Expression }
  | { kind: 'compare'; operator: Comparison; left: Expression; right: Expression }
  | { kind: 'like'; value: Expression; pattern: Expression }
  | { kind: 'in'; value: Expression; options: Expression[] }
  | { kind: 'between'; value: Expression; low: Expression; high: Expression }
  | { kind: 'isNull'; value: Expression }
  | { kind: 'not'; value: Expression }
  | { kind: 'and' | 'or'; left: Expression; right: Expression };

export interface TableReference {
  table: string;
  alias: string;
}

export interface Join extends TableReference {
  isOuter: boolean;
  on: Expression;
}

export interface SelectedColumn {
  /** `*` or `alias.*` when there is no expression. */
  expression?: Expression;
  table?: string;
  alias?: string;
}

export interface Query {
  isDistinct: boolean;
  top?: number;
  columns: SelectedColumn[];
  from: TableReference;
  joins: Join[];
  where?: Expression;
  orderBy: { expression: Expression; isDescending: boolean; areNullsFirst: boolean }[];
}
