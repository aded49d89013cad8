import type { Value } from '../records/record-row';

/** `Account.Owner.Name` as its parts. */
export type Path = readonly string[];

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE';

export interface Literal {
  value: Value;
  /** How it was written: a quoted string is no date-time. */
  kind: 'string' | 'number' | 'boolean' | 'null' | 'date' | 'datetime' | 'range';
  /** For a date literal such as TODAY or LAST_N_DAYS:3: whole days from, to (exclusive), counted from today. */
  days?: readonly [number, number];
}

export type Condition =
  | { kind: 'and'; of: readonly Condition[] }
  | { kind: 'or'; of: readonly Condition[] }
  | { kind: 'not'; of: Condition }
  | { kind: 'compare'; path: Path; operator: Operator; literal: Literal }
  | { kind: 'in'; path: Path; literals: readonly Literal[]; isNegated: boolean };

export interface Order {
  path: Path;
  isDescending: boolean;
  nullsLast: boolean;
}

export type FieldSet = 'ALL' | 'STANDARD' | 'CUSTOM';

export interface Query {
  /** Empty when it only counts. */
  select: readonly Path[];
  fieldSet?: FieldSet;
  isCount: boolean;
  from: string;
  where?: Condition;
  orderBy: readonly Order[];
  limit?: number;
  offset: number;
  /** `ALL ROWS`: the recycle bin too. */
  allRows: boolean;
}
