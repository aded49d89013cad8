import type { SandboxRequest } from '@trueup/sandbox-kit';
import { invalidParameter } from '../vendor-error';

export interface PageRequest {
  limit: number;
  offset: number;
}

const MOST_PER_PAGE = 1000;
const MOST_ROWS = 100_000;

function whole(request: SandboxRequest, name: 'limit' | 'offset', standard: number): number {
  const text = request.query.get(name);
  if (text === null) return standard;
  if (!/^\d+$/.test(text)) throw invalidParameter(`Invalid value '${text}' of the query parameter '${name}'.`, name);
  return Number(text);
}

/** limit 1–1000 and an offset that is a multiple of it, within the first 100,000 rows. */
export function pageOf(request: SandboxRequest): PageRequest {
  const limit = whole(request, 'limit', MOST_PER_PAGE);
  const offset = whole(request, 'offset', 0);
  if (limit < 1 || limit > MOST_PER_PAGE) throw invalidParameter(`The limit must be between 1 and ${MOST_PER_PAGE}.`, 'limit');
  if (offset % limit !== 0) throw invalidParameter('The offset must be divisible by the limit.', 'offset');
  if (offset >= MOST_ROWS) throw invalidParameter(`At most ${MOST_ROWS} results can be read.`, 'offset');
  return { limit, offset };
}

function links(href: string, page: PageRequest, total: number): object[] {
  const at = (rel: string, offset: number): object => ({
    rel,
    href: `${href}${href.includes('?') ? '&' : '?'}limit=${page.limit}&offset=${offset}`,
  });
  const last = Math.max(0, Math.ceil(total / page.limit) - 1) * page.limit;
  return [
    ...(page.offset > 0 ? [at('first', 0), at('previous', page.offset - page.limit)] : []),
    ...(page.offset + page.limit < total ? [at('next', page.offset + page.limit), at('last', last)] : []),
    at('self', page.offset),
  ];
}

/** A collection as the vendor pages it; `href` is the collection without its paging. */
export function pageBody<T>(all: readonly T[], page: PageRequest, view: { href: string; item(one: T): object }): object {
  const rows = all.slice(0, MOST_ROWS);
  const items = rows.slice(page.offset, page.offset + page.limit).map((one) => view.item(one));
  const hasMore = page.offset + items.length < rows.length;
  return {
    links: links(view.href, page, rows.length),
    count: items.length,
    hasMore,
    items,
    offset: page.offset,
    totalResults: rows.length,
  };
}
