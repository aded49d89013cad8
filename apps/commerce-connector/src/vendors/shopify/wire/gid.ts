/** gid://shopify/Type/NUMBER */
export function gidOf(type: 'Customer' | 'Company' | 'CompanyLocation', id: string): string {
  return `gid://shopify/${type}/${id}`;
}

/** The number at the end of a gid, or of what already is one; undefined where there is none. */
export function idOf(gid: unknown): string | undefined {
  return typeof gid === 'string' || typeof gid === 'number' ? /(\d+)$/.exec(String(gid))?.[1] : undefined;
}
