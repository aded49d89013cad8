import type { SystemRow } from '@trueup/governance';
import type { Account } from './account';
import { isHidden } from './hidden';

/** What an account's own lists say: each account numbers its currencies and subsidiaries as it likes. */
export class AccountLists {
  private symbols: ReadonlyMap<string, string> | undefined;
  private chosen: { readonly id: string | null } | undefined;

  constructor(
    private readonly account: Account,
    private readonly row: SystemRow,
  ) {}

  /** ISO 4217 codes by the internal ids of currencies; none where our role may not see the list. */
  async currencies(): Promise<ReadonlyMap<string, string>> {
    this.symbols ??= new Map(
      (await this.rows('SELECT id, symbol FROM currency')).flatMap(({ id, symbol }) => (id && symbol ? [[id, symbol]] : [])),
    );
    return this.symbols;
  }

  /** The subsidiary of the row's country, else the first; null in an account without subsidiaries. */
  async subsidiary(): Promise<string | null> {
    if (this.chosen) return this.chosen.id;
    const rows = await this.rows('SELECT id, country FROM subsidiary ORDER BY id');
    const own = rows.find(({ country }) => country === this.row.country) ?? rows[0];
    this.chosen = { id: own?.['id'] ?? null };
    return this.chosen.id;
  }

  private async rows(q: string): Promise<readonly Readonly<Record<string, string | undefined>>[]> {
    try {
      return (await this.account.query(q)).rows;
    } catch (error) {
      if (isHidden(error)) return [];
      throw error;
    }
  }
}
