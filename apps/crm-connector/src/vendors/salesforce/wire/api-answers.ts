import { z } from 'zod';

export const tokenAnswer = z.object({ access_token: z.string().min(1), instance_url: z.url(), id: z.string() });

/** What a record without its fields tells of itself. */
const row = z.looseObject({ Id: z.string() });

export const queryPage = z.object({ done: z.boolean(), nextRecordsUrl: z.string().optional(), records: z.array(row) });

export const retrieved = z.array(row.nullable());

export const compositeAnswer = z.object({
  compositeResponse: z.array(z.object({ body: z.unknown(), httpStatusCode: z.number(), referenceId: z.string() })),
});

export const saved = z.object({ id: z.string(), created: z.boolean().optional() });

const describedField = z.object({
  name: z.string(),
  type: z.string(),
  length: z.number().optional(),
  createable: z.boolean(),
  updateable: z.boolean(),
});

export const describeAnswer = z.object({ createable: z.boolean(), updateable: z.boolean(), fields: z.array(describedField) });

/** A bulk query as the org tells of it. */
export const queryJob = z.object({ id: z.string(), state: z.string(), numberRecordsProcessed: z.number().optional() });

export type DescribedField = z.output<typeof describedField>;
export type QueryJob = z.output<typeof queryJob>;
export type QueryPage = z.output<typeof queryPage>;
export type CompositePart = z.output<typeof compositeAnswer>['compositeResponse'][number];
