import { Problem } from '@trueup/service-kit';
import { z } from 'zod';

/** Who asks, in words: a person's name or a tool's. */
export const by = z.string().trim().min(1, 'Say who asks.').max(200);
/** Why, for whoever looks later. */
export const reason = z.string().trim().min(1, 'Say why.').max(2_000);

/** What was sent, checked. Throws a Problem with everything that is wrong in one sentence. */
export function bodyOf<T>(shape: z.ZodType<T>, sent: unknown): T {
  const read = shape.safeParse(sent ?? {});
  if (read.success) return read.data;
  const wrong = read.error.issues.map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message));
  throw new Problem({ status: 400, code: 'bad-request', title: 'That cannot be understood', detail: wrong.join('; ') });
}
