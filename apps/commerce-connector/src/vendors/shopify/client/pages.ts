/** A page of a connection. */
export interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** All pages of a connection, with whether one is the last; ends early when aborted. */
export async function* pagesOf<Node>(
  ask: (after: string | null) => Promise<Page<Node>>,
  signal: AbortSignal,
): AsyncGenerator<{ readonly nodes: readonly Node[]; readonly isLast: boolean }> {
  let after: string | null = null;
  while (!signal.aborted) {
    const page: Page<Node> = await ask(after);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    yield { nodes: page.nodes, isLast: after === null };
    if (after === null) return;
  }
}
