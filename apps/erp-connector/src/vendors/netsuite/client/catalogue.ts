import { VendorError } from '@trueup/connector-kit';
import { parseFields, type FieldShape } from '../wire';
import type { Account } from './account';
import type { RecordKind } from './record-kinds';

const PATH = '/record/v1/metadata-catalog';
const LOOK_AGAIN_MS = 600_000;

interface Options {
  readonly kind: RecordKind;
  /** Fields beside the kind's own. */
  readonly custom: readonly string[];
  now(): number;
}

/** The fields that our role may see, of those that are read: by name. */
export type Visible = ReadonlyMap<string, FieldShape>;

/**
 * The fields of one record type that our role may see. NetSuite leaves a field out of a record both when it is unset and when it may not be
 * seen; so whenever a record lacks a field, all fields are asked for by name in a small query, and where that is refused the long
 * catalogue is read again: a right that was lost since is noticed before the record is handed out.
 */
export class Catalogue {
  private known: { readonly visible: Visible; readonly at: number } | undefined;

  constructor(
    private readonly account: Account,
    private readonly options: Options,
  ) {}

  get kind(): RecordKind {
    return this.options.kind;
  }

  /** All fields that are read where they may be seen. */
  get wanted(): readonly string[] {
    return [...this.options.kind.fields, ...this.options.custom];
  }

  /** Those of the wanted fields that may be seen now. */
  async now(): Promise<Visible> {
    const { known } = this;
    const isFresh = known !== undefined && this.options.now() - known.at < LOOK_AGAIN_MS;
    return isFresh && (await this.maySee(known.visible)) ? known.visible : this.read();
  }

  /** Those that could be seen when it was last asked. */
  async lately(): Promise<Visible> {
    return this.known?.visible ?? this.read();
  }

  /** All fields of the type that our role may see, read anew. */
  async all(): Promise<readonly FieldShape[]> {
    const path = `${PATH}/${this.options.kind.type}`;
    return parseFields((await this.account.call({ method: 'GET', path, headers: { accept: 'application/schema+json' } })).body);
  }

  async read(): Promise<Visible> {
    const shapes = new Map((await this.all()).map((shape) => [shape.name, shape]));
    const visible = new Map(this.wanted.flatMap((name) => shapes.get(name) ?? []).map((shape) => [shape.name, shape]));
    this.known = { visible, at: this.options.now() };
    return visible;
  }

  private async maySee(visible: Visible): Promise<boolean> {
    const columns = ['id', ...visible.keys()].map((name) => name.toLowerCase());
    try {
      await this.account.query(`SELECT ${columns.join(', ')} FROM ${this.options.kind.type} WHERE ROWNUM <= 1`, 1);
      return true;
    } catch (error) {
      if (error instanceof VendorError && error.fault.kind === 'rejected') return false;
      throw error;
    }
  }
}
