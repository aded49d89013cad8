import type { Column, Columns } from '@trueup/governance';
import type { ReadLine } from './read-line';

/** A row that can be handed on. */
export interface GoodRow {
  readonly system: string;
  readonly id: string;
  readonly line: number;
  readonly cells: Readonly<Record<string, string | null>>;
}

/** A row that cannot, with what is known of it. */
export interface RefusedRow {
  readonly system: string | null;
  readonly id: string | null;
  readonly line: number;
  readonly reason: string;
}

/** What is told of a file before its rows are read. */
export interface FileTerms {
  readonly columns: Columns;
  /** The system of all rows; null where a column says it. */
  readonly system: string | null;
  isSystem(name: string): boolean;
}

/** Tells rows that can be handed on from those that cannot: without an id or a known system, or with an id that was there already. */
export class RowSorter {
  readonly #seen = new Map<string, Map<string, number>>();

  constructor(private readonly terms: FileTerms) {}

  sort(read: ReadLine): GoodRow | RefusedRow {
    const { line, cells } = read;
    const fixed = this.terms.system;
    if (cells === undefined) return { system: fixed, id: null, line, reason: read.reason };
    const system = fixed ?? contentOf(cells, this.terms.columns.system);
    const id = contentOf(cells, this.terms.columns.id);
    if (system === null) return { system: null, id, line, reason: 'It names no system.' };
    if (!this.terms.isSystem(system)) return { system: null, id, line, reason: `${system.slice(0, 60)} is no system that takes part.` };
    if (id === null) return { system, id: null, line, reason: `It has nothing in ${this.terms.columns.id}.` };
    const before = this.#before(system, id, line);
    if (before !== undefined) return { system, id: null, line, reason: `Its id is the one of line ${before}.` };
    return { system, id, line, cells };
  }

  /** The line on which the id was first. */
  #before(system: string, id: string, line: number): number | undefined {
    const ids = this.#seen.get(system) ?? new Map<string, number>();
    this.#seen.set(system, ids);
    const before = ids.get(id);
    if (before === undefined) ids.set(id, line);
    return before;
  }
}

function contentOf(cells: GoodRow['cells'], column: Column | null): string | null {
  if (column === null) return null;
  const content = typeof column === 'string' ? cells[column] : column.value;
  return content?.trim() || null;
}
