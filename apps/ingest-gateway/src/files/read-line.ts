/** One row of a file as it was read: its cells by column, or why it could not be read. `line` counts from 1, the header included. */
export type ReadLine =
  | { readonly line: number; readonly cells: Readonly<Record<string, string | null>> }
  | { readonly line: number; readonly reason: string; readonly cells?: undefined };

/** A file while it streams. */
export interface ReadFile {
  /** Names of the columns, in the file's order. */
  readonly header: readonly string[];
  readonly lines: AsyncIterable<ReadLine>;
}
