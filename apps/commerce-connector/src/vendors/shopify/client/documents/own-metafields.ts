type Values = Record<string, Record<string, string | null>>;

/** Namespace and key of a metafield that an overlay names. */
export function addressOf(field: string): { readonly namespace: string; readonly key: string } {
  const [namespace = '', ...key] = field.split('.');
  return { namespace, key: key.join('.') };
}

/** What a query reads of the tenant's own metafields, numbered in their order. */
export function ownSelection(fields: readonly string[]): string {
  const one = (field: string, index: number): string => {
    const { namespace, key } = addressOf(field);
    return `own${index}: metafield(namespace: ${JSON.stringify(namespace)}, key: ${JSON.stringify(key)}) { value }`;
  };
  return fields.map(one).join('\n');
}

/** The same node with the tenant's metafields by namespace and key; null where there is none. */
export function withOwn(node: unknown, fields: readonly string[]): unknown {
  if (fields.length === 0 || typeof node !== 'object' || node === null) return node;
  const held = node as Record<string, { value?: string | null } | null | undefined>;
  const own: Values = {};
  for (const [index, field] of fields.entries()) {
    const { namespace, key } = addressOf(field);
    (own[namespace] ??= {})[key] = held[`own${index}`]?.value ?? null;
  }
  return { ...node, own };
}
