import type { SystemRow } from '@trueup/governance';
import type { Account } from './account';
import { isHidden } from './hidden';
import { Remembered } from './remembered';

type Rows = readonly Readonly<Record<string, string | undefined>>[];

/** What an account's own lists say: each account numbers its currencies and subsidiaries as it likes. */
export class AccountLists {
  private readonly symbols = new Remembered(() => this.rows('SELECT id, symbol FROM currency'));
  private readonly subsidiaries = new Remembered(() => this.rows('SELECT id, country FROM subsidiary ORDER BY id'));

  constructor(
    private readonly account: Account,
    private readonly row: SystemRow,
  ) {}

  /** ISO 4217 code of a currency by its internal id; none where our role may not see the list. */
  async symbolOf(currencyId: string): Promise<string | undefined> {
    return (await this.symbols.get()).find(({ id }) => id === currencyId)?.['symbol'];
  }

  /** The subsidiary of the row's country, else the first; null in an account without subsidiaries. */
  async subsidiary(): Promise<string | null> {
    const rows = await this.subsidiaries.get();
    const own = rows.find(({ country }) => country === this.row.country) ?? rows[0];
    return own?.['id'] ?? null;
  }

  private async rows(q: string): Promise<Rows> {
    try {
      return (await this.account.query(q)).rows;
    } catch (error) {
      if (isHidden(error)) return [];
      throw error;
    }
  }
}
