import { VendorError } from '@trueup/connector-kit';
import { parseFieldNames } from '../wire';
import type { Account } from './account';

const CATALOGUE = { method: 'GET', path: '/record/v1/metadata-catalog/customer', headers: { accept: 'application/schema+json' } };
const LOOK_AGAIN_MS = 600_000;

/**
 * The fields that our role may see. NetSuite leaves a field out of a record both when it is unset and when it may not be seen; so each
 * reading asks, in a small query, for all fields by name, and only where that is refused is the long catalogue read again.
 */
export class VisibleFields {
  private known: { readonly names: ReadonlySet<string>; readonly at: number } | undefined;

  constructor(
    private readonly account: Account,
    private readonly options: { readonly wanted: readonly string[]; now(): number },
  ) {}

  /** Those of the wanted fields that may be seen now. */
  async now(): Promise<ReadonlySet<string>> {
    const { known } = this;
    const isFresh = known !== undefined && this.options.now() - known.at < LOOK_AGAIN_MS;
    return isFresh && (await this.maySee(known.names)) ? known.names : this.read();
  }

  private async maySee(names: ReadonlySet<string>): Promise<boolean> {
    const columns = ['id', ...names].map((name) => name.toLowerCase());
    try {
      await this.account.query(`SELECT ${columns.join(', ')} FROM customer WHERE ROWNUM <= 1`, 1);
      return true;
    } catch (error) {
      if (error instanceof VendorError && error.fault.kind === 'rejected') return false;
      throw error;
    }
  }

  private async read(): Promise<ReadonlySet<string>> {
    const shown = new Set(parseFieldNames((await this.account.call(CATALOGUE)).body));
    const names = new Set(this.options.wanted.filter((name) => shown.has(name)));
    this.known = { names, at: this.options.now() };
    return names;
  }
}
