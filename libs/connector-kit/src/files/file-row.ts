import { z } from 'zod';
import type { Column, Columns } from '@trueup/governance';

/** Media type of a raw record that is one row of a file. */
export const ROW = 'application/vnd.trueup.row+json';
/** Media type of a raw record that is a row which could not be read. */
export const BAD_ROW = 'application/vnd.trueup.bad-row+json';
/** Record type of rows. */
export const ROW_TYPE = 'row';

/** One row of a file as the gateway hands it on. */
export interface FileRow {
  readonly columns: Columns;
  /** Column ─► content. */
  readonly row: Readonly<Record<string, string | null>>;
  /** Counted from 1, the header included. */
  readonly line: number;
  readonly file: string;
}

/** A row that could not be read, and why. */
export interface BadRow {
  readonly line: number;
  readonly file: string;
  readonly reason: string;
}

const row = z.object({
  // The gateway has checked it whole.
  columns: z.custom<Columns>((value) => typeof value === 'object' && value !== null && 'id' in value && 'attributes' in value),
  row: z.record(z.string(), z.string().nullable()),
  line: z.number(),
  file: z.string(),
});
const badRow = z.object({ line: z.number(), file: z.string(), reason: z.string() });

/** The body of a raw record of type ROW. Throws where it is none. */
export function parseFileRow(body: unknown): FileRow {
  return row.parse(body);
}

/** The body of a raw record of type BAD_ROW. Throws where it is none. */
export function parseBadRow(body: unknown): BadRow {
  return badRow.parse(body);
}

/** Marks without width come with copied text and show nowhere. */
const UNSEEN = /[\u200B-\u200D\u2060\uFEFF]/g;

/** What a row has in a column: undefined where no column was named, null where it is blank. */
export function contentOf({ row: cells }: FileRow, column: Column | null | undefined): string | null | undefined {
  if (column === undefined || column === null) return undefined;
  const content = typeof column === 'string' ? cells[column] : column.value;
  if (!content) return null;
  const visible = (content.search(UNSEEN) < 0 ? content : content.replaceAll(UNSEEN, '')).trim();
  return visible === '' ? null : visible;
}
