import { Problem } from '@trueup/service-kit';

/** A place in a list, opaque to callers. */
export function encodeCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** What `encodeCursor` held; a problem 400 for anything else. */
export function decodeCursor(cursor: string): (string | number)[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parts)) return parts as (string | number)[];
  } catch (error) {
    throw wrong(error);
  }
  throw wrong();
}

/** A page size from a query text: 50 unless given, 200 at most; a problem 400 for what is no such number. */
export function pageSize(limit: string | undefined): number {
  const size = Number(limit ?? 50);
  if (Number.isInteger(size) && size >= 1 && size <= 200) return size;
  throw new Problem({ status: 400, code: 'limit', title: 'The limit is wrong', detail: 'Give limit as a whole number from 1 to 200.' });
}

function wrong(cause?: unknown): Problem {
  return new Problem({
    status: 400,
    code: 'cursor',
    title: 'The cursor is wrong',
    detail: 'Use the value of next as it was given, or leave cursor out.',
    cause,
  });
}
