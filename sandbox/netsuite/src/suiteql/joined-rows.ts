import { type Environment, truthOf, valueOf } from './evaluate';
import { ownerOf } from './scope';
import type { Expression, Join, Query } from './syntax';
import type { Row } from './tables';

type Setting = Omit<Environment, 'rows' | 'rowNumber'>;

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

function candidates(join: Join, setting: Setting): (rows: ReadonlyMap<string, Row>) => readonly Row[] {
  const all = setting.scope.get(join.alias)?.rows() ?? [];
  const pair = keyPair(join, setting);
  if (!pair) return () => all;
  const byKey = new Map<string, Row[]>();
  for (const row of all) {
    const key = String(row.value(pair.joined));
    byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  return (rows) => byKey.get(String(valueOf(pair.other, { ...setting, rows, rowNumber: 0 }))) ?? [];
}

function joinedWith(left: ReadonlyMap<string, Row>[], join: Join, setting: Setting): ReadonlyMap<string, Row>[] {
  const find = candidates(join, setting);
  return left.flatMap((rows) => {
    const matches = find(rows)
      .map((row) => new Map([...rows, [join.alias, row]]))
      .filter((both) => truthOf(join.on, { ...setting, rows: both, rowNumber: 0 }) === true);
    return matches.length === 0 && join.isOuter ? [rows] : matches;
  });
}

/** FROM, JOIN and WHERE: the rows that the query is about. */
export function joinedRows(query: Query, setting: Setting): Environment[] {
  const from = setting.scope.get(query.from.alias)?.rows() ?? [];
  let all: ReadonlyMap<string, Row>[] = from.map((row) => new Map([[query.from.alias, row]]));
  for (const join of query.joins) all = joinedWith(all, join, setting);
  const kept: Environment[] = [];
  for (const rows of all) {
    const env = { ...setting, rows, rowNumber: kept.length + 1 };
    if (!query.where || truthOf(query.where, env) === true) kept.push(env);
  }
  return kept;
}
