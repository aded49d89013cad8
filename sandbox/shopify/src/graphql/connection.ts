import { GraphQLError } from 'graphql';
import type { Args, View } from './context';

const MOST = 250;

/** Among the arguments: everything, as bulk operations read it. */
export const ALL = '__all';

export interface Sorted<T> {
  items: readonly T[];
  /** Where the item stands; unique, and stable while others come and go. */
  keyOf(item: T): [value: string | number, id: number];
  view(item: T): unknown;
}

type Key = [value: string | number, id: number];

function compare(a: Key, b: Key): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
  return a[1] - b[1];
}

function cursorOf(key: Key): string {
  return Buffer.from(JSON.stringify({ last_id: key[1], last_value: key[0] })).toString('base64');
}

function keyIn(cursor: unknown): Key {
  try {
    const { last_id: id, last_value: value } = JSON.parse(Buffer.from(String(cursor), 'base64').toString()) as Record<string, unknown>;
    if (typeof id === 'number' && (typeof value === 'number' || typeof value === 'string')) return [value, id];
  } catch (cause) {
    throw new GraphQLError('Invalid cursor for current pagination sort.', { originalError: cause as Error });
  }
  throw new GraphQLError('Invalid cursor for current pagination sort.');
}

function sizeOf(args: Args): number {
  if (args[ALL] === true) return Number.MAX_SAFE_INTEGER;
  const size = Number(args['first'] ?? args['last'] ?? Number.NaN);
  if (Number.isNaN(size)) throw new GraphQLError('you must provide one of first or last', { extensions: { code: 'BAD_REQUEST' } });
  if (size < 0 || size > MOST)
    throw new GraphQLError(`first and last must be between 0 and ${MOST}`, { extensions: { code: 'BAD_REQUEST' } });
  return size;
}

/** A page of sorted items as the vendor's connections show it: edges, nodes and pageInfo, forward or backward, by key. */
export function connection<T>(sorted: Sorted<T>, args: Args): View {
  const size = sizeOf(args);
  const turn = args['reverse'] === true ? -1 : 1;
  const keyed = sorted.items.map((item) => ({ item, key: sorted.keyOf(item) })).sort((a, b) => turn * compare(a.key, b.key));
  const { after, before } = args;
  const within = keyed
    .filter(({ key }) => !after || turn * compare(key, keyIn(after)) > 0)
    .filter(({ key }) => !before || turn * compare(key, keyIn(before)) < 0);
  const isBackward = args['first'] === undefined || args['first'] === null;
  const page = isBackward ? within.slice(Math.max(0, within.length - size)) : within.slice(0, size);
  const edges = page.map(({ item, key }) => ({ cursor: cursorOf(key), node: sorted.view(item) }));
  const isCut = page.length < within.length;
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: isBackward ? Boolean(before) : isCut,
      hasPreviousPage: isBackward ? isCut : Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
