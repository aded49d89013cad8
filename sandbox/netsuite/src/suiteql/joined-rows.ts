import { type Environment, truthOf, valueOf } from './evaluate';
import { childrenOf, isPseudo, ownerOf } from './scope';
import type { Expression, Join, Query } from './syntax';
import type { Row } from './table';

type Setting = Omit<Environment, 'rows' | 'rowNumber'>;
type Rows = ReadonlyMap<string, Row>;

interface KeyPair {
  joined: string;
  other: Expression;
}

/** `ON a.x = b.y` is looked up by key; any other condition is tried row by row. */
function keyPair(join: Join, setting: Setting): KeyPair | undefined {
  const { on } = join;
  if (on.kind !== 'compare' || on.operator !== '=') return undefined;
  for (const [one, other] of [
    [on.left, on.right],
    [on.right, on.left],
  ] as const) {
    if (one.kind === 'column' && other.kind === 'column' && ownerOf(one, setting.scope) === join.alias) return { joined: one.name, other };
  }
  return undefined;
}

function candidates(join: Join, setting: Setting): (rows: Rows) => readonly Row[] {
  const all = setting.scope.get(join.alias)?.rows() ?? [];
  const pair = keyPair(join, setting);
  if (!pair) return () => all;
  const byKey = new Map<string, Row[]>();
  for (const row of all) {
    const key = String(row.value(pair.joined));
    const same = byKey.get(key);
    if (same) same.push(row);
    else byKey.set(key, [row]);
  }
  return (rows) => byKey.get(String(valueOf(pair.other, { ...setting, rows, rowNumber: 0 }))) ?? [];
}

function joinedWith(left: Rows[], join: Join, setting: Setting): Rows[] {
  if (left.length === 0) return [];
  const find = candidates(join, setting);
  return left.flatMap((rows) => {
    const matches = find(rows)
      .map((row) => new Map([...rows, [join.alias, row]]))
      .filter((both) => truthOf(join.on, { ...setting, rows: both, rowNumber: 0 }) === true);
    return matches.length === 0 && join.isOuter ? [rows] : matches;
  });
}

/** The conditions that all must hold. */
function conjunctsOf(where: Expression | undefined): Expression[] {
  if (!where) return [];
  return where.kind === 'and' ? [...conjunctsOf(where.left), ...conjunctsOf(where.right)] : [where];
}

function isAbout(expression: Expression, alias: string, setting: Setting): boolean {
  if (expression.kind === 'column') return !isPseudo(expression) && ownerOf(expression, setting.scope) === alias;
  return childrenOf(expression).every((child) => isAbout(child, alias, setting));
}

/** After how many rows `ROWNUM` lets no more through. */
function mostRows(conjuncts: readonly Expression[]): number {
  const limits = conjuncts.flatMap((one) => {
    if (one.kind !== 'compare' || one.left.kind !== 'column' || !isPseudo(one.left) || one.left.name !== 'rownum') return [];
    if (one.right.kind !== 'literal' || typeof one.right.value !== 'number') return [];
    return one.operator === '<=' ? [one.right.value] : one.operator === '<' ? [one.right.value - 1] : [];
  });
  return Math.min(Infinity, ...limits);
}

/** FROM, JOIN and WHERE: the rows that the query is about. What concerns the first table alone is judged before anything is joined. */
export function joinedRows(query: Query, setting: Setting): Environment[] {
  const { alias } = query.from;
  const conjuncts = conjunctsOf(query.where);
  const early = query.joins.length === 0 ? [] : conjuncts.filter((one) => isAbout(one, alias, setting));
  let all: Rows[] = (setting.scope.get(alias)?.rows() ?? []).map((row) => new Map([[alias, row]]));
  all = all.filter((rows) => early.every((one) => truthOf(one, { ...setting, rows, rowNumber: 0 }) === true));
  for (const join of query.joins) all = joinedWith(all, join, setting);
  const most = mostRows(conjuncts);
  const kept: Environment[] = [];
  for (const rows of all) {
    if (kept.length >= most) break;
    const env = { ...setting, rows, rowNumber: kept.length + 1 };
    if (!query.where || truthOf(query.where, env) === true) kept.push(env);
  }
  return kept;
}
