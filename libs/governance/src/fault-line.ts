import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';

interface Place {
  readonly node: unknown;
  /** Where the name of the node stands, as an offset. */
  readonly at: number | undefined;
}

/**
 * The line of a configuration file where a fault lies, by its path; the deepest part of the path that the file has counts. Names may
 * hold dots, and one entry may name several slots. Null where the text is no YAML.
 */
export function faultLine(text: string, path: string): number | null {
  const told = /^line (\d+)$/.exec(path);
  if (told) return Number(told[1]);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true });
  if (document.errors.length > 0) return null;
  const at = deepest({ node: document.contents, at: undefined }, path);
  return at === undefined ? 1 : lines.linePos(at).line;
}

function deepest(from: Place, path: string): number | undefined {
  if (path === '') return from.at;
  const next = isMap(from.node) ? inMap(from, path) : inList(from, path);
  if (next) return deepest(next.place, next.rest);
  // A single thing may stand where a list may: its place is the list's.
  const single = /^0(?:\.|$)/.exec(path);
  return single ? deepest(from, path.slice(single[0].length)) : from.at;
}

function inMap({ node }: Place, path: string): { place: Place; rest: string } | undefined {
  if (!isMap(node)) return undefined;
  const found = node.items.flatMap(({ key, value }) => {
    if (!isScalar(key)) return [];
    const names = [
      String(key.value),
      ...String(key.value)
        .split(',')
        .map((name) => name.trim()),
    ];
    const name = names.filter((one) => path === one || path.startsWith(`${one}.`)).sort((left, right) => right.length - left.length)[0];
    return name === undefined ? [] : [{ name, place: { node: value, at: startOf(key) } }];
  });
  const [longest] = found.sort((left, right) => right.name.length - left.name.length);
  return longest && { place: longest.place, rest: path.slice(longest.name.length + 1) };
}

function inList({ node }: Place, path: string): { place: Place; rest: string } | undefined {
  const index = /^(\d+)(?:\.|$)/.exec(path);
  const item: unknown = isSeq(node) && index ? node.items[Number(index[1])] : undefined;
  return item && index ? { place: { node: item, at: startOf(item as Node) }, rest: path.slice(index[0].length) } : undefined;
}

function startOf(node: Pick<Node, 'range'>): number | undefined {
  return node.range?.[0];
}
