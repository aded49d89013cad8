/** Bodies of the sub-requests that ran so far, by referenceId. */
export type Results = ReadonlyMap<string, unknown>;

const REFERENCE = /@\{([A-Za-z0-9_]+)((?:\.[A-Za-z0-9_]+|\[\d+\])*)\}/g;

function valueAt(results: Results, id: string, path: string): unknown {
  const steps = path.match(/[A-Za-z0-9_]+/g) ?? [];
  return steps.reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)];
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined;
  }, results.get(id));
}

function replaceIn(text: string, results: Results): string {
  return text.replace(REFERENCE, (_whole, id: string, path: string) => String(valueAt(results, id, path)));
}

/** Puts what earlier sub-requests answered in place of each `@{referenceId.member}`, at any depth. */
export function withReferences(value: unknown, results: Results): unknown {
  if (typeof value === 'string') return replaceIn(value, results);
  if (Array.isArray(value)) return value.map((one) => withReferences(one, results));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withReferences(one, results)]));
}
