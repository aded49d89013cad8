type Data = Record<string, unknown>;

export interface BulkLines {
  lines: string[];
  roots: number;
}

interface Edge {
  node: Data;
}

function edgesOf(value: unknown): readonly Edge[] | undefined {
  const edges = typeof value === 'object' && value !== null ? (value as Data)['edges'] : undefined;
  return Array.isArray(edges) ? (edges as Edge[]) : undefined;
}

function childrenOf(node: Data): Data[] {
  const nested = Object.values(node).flatMap((value) => edgesOf(value) ?? []);
  return nested.map((edge) => ({ ...edge.node, __parentId: node['id'] }));
}

function plain(node: Data): Data {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => edgesOf(value) === undefined));
}

/** An answer as lines: one for each object of a connection, nested ones with the id of their parent. Grouped: right behind it; else level by level. */
export function bulkLines(data: Data, isGrouped: boolean): BulkLines {
  const roots = Object.values(data).flatMap((value) => (edgesOf(value) ?? []).map(({ node }) => node));
  const lines: string[] = [];
  const put = (node: Data): void => void lines.push(JSON.stringify(plain(node)));
  const putGrouped = (node: Data): void => {
    put(node);
    childrenOf(node).forEach(putGrouped);
  };
  if (isGrouped) roots.forEach(putGrouped);
  else for (let level = roots; level.length > 0; level = level.flatMap(childrenOf)) level.forEach(put);
  return { lines, roots: roots.length };
}
