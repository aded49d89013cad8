import type { FurtherSubsidiary } from '../wire';
import type { Account } from './account';
import type { AccountLists } from './account-lists';
import { isHidden } from './hidden';

/** In which further subsidiaries customers trade; asked for only where the row's settings tell several legal entities apart. */
export class Subsidiaries {
  private readonly areTold: boolean;

  constructor(
    private readonly parts: { readonly account: Account; readonly lists: AccountLists },
    entities: readonly (string | null)[],
  ) {
    this.areTold = new Set(entities).size > 1;
  }

  /** By the ids of companies, at most 1,000; none at all where they are of no concern or hidden. */
  async of(ids: readonly string[]): Promise<ReadonlyMap<string, readonly FurtherSubsidiary[]>> {
    if (!this.areTold || ids.length === 0) return new Map();
    try {
      return await this.read(ids);
    } catch (error) {
      if (isHidden(error)) return new Map();
      throw error;
    }
  }

  private async read(ids: readonly string[]): Promise<ReadonlyMap<string, readonly FurtherSubsidiary[]>> {
    const found = new Map<string, FurtherSubsidiary[]>(ids.map((id) => [id, []]));
    const names = ['subsidiary', 'primarycurrency', 'taxitem'];
    const columns = names.flatMap((name) => [name, `BUILTIN.DF(${name}) AS ${name}_name`]).join(', ');
    const where = `isprimarysub = 'F' AND entity IN (${ids.join(', ')})`;
    const q = `SELECT entity, ${columns} FROM customersubsidiaryrelationship WHERE ${where} ORDER BY entity, subsidiary`;
    for (const row of await this.parts.account.allRows(q)) {
      const choice = (name: string) => (row[name] === undefined ? null : { id: row[name], refName: row[`${name}_name`] ?? row[name] });
      const [subsidiary, currency, taxItem] = names.map(choice);
      const symbol = currency && (await this.parts.lists.symbolOf(currency.id));
      if (!row['entity'] || !subsidiary) continue;
      const further = { subsidiary, primaryCurrency: currency && { ...currency, ...(symbol ? { symbol } : {}) }, taxItem };
      found.set(row['entity'], [...(found.get(row['entity']) ?? []), further]);
    }
    return found;
  }
}
