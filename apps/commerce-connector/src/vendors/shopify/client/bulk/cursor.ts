import { z } from 'zod';
import { COMPANY, COMPANY_LOCATION, CUSTOMER } from '../../wire';

/** In this order: what refers comes after what it refers to. */
export const TYPES = [COMPANY, COMPANY_LOCATION, CUSTOMER] as const;
export type LoadedType = (typeof TYPES)[number];

const cursor = z.object({
  /** gid of the operation of each type; null where this app may not read the type. */
  operations: z.partialRecord(z.enum(TYPES), z.string().nullable()),
  /** Where reading stands: how many lines of which result are done with. */
  type: z.enum(TYPES),
  line: z.number(),
  /** Whether orders could be read when customers were asked for. */
  hasOrders: z.boolean(),
});

export type Cursor = z.infer<typeof cursor>;

export const BEGINNING: Cursor = { operations: {}, type: COMPANY, line: 0, hasOrders: true };

/** The place that a text stands for; the beginning where it is none of ours. */
export function readCursor(text: string | null): Cursor {
  if (text === null) return BEGINNING;
  const read = z
    .string()
    .transform((json, context) => {
      try {
        return JSON.parse(json) as unknown;
      } catch (error) {
        context.addIssue({ code: 'custom', message: String(error) });
        return z.NEVER;
      }
    })
    .pipe(cursor)
    .safeParse(text);
  return read.success ? read.data : BEGINNING;
}
