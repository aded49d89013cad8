import { contractAt, ConfigFaults, parseContract, type Activated, type Contract, type SystemsConfig } from '@trueup/governance';
import type { DataSource } from 'typeorm';

/** A contract that was activated. Times are epoch milliseconds. */
export interface ActivatedContract extends Activated {
  readonly activatedBy: string;
}

/** The contracts that ever counted, read from what was activated and from this process's own. */
export class Contracts {
  readonly #read = new Map<string, Contract | undefined>();

  constructor(
    private readonly database: DataSource,
    private readonly own: { readonly contract: Contract; readonly systems: SystemsConfig },
  ) {}

  /** The contract that counts at a time; undefined before the first was activated. */
  async at(asOf: number): Promise<ActivatedContract | undefined> {
    const rows = await this.database.query<{ contract: string; effective_from: string; recorded_at: string; activated_by: string }[]>(
      'SELECT contract, effective_from, recorded_at, activated_by FROM activation',
    );
    const known = rows.map(({ contract, effective_from, recorded_at, activated_by }) => {
      return { contract, effectiveFrom: Number(effective_from), recordedAt: Number(recorded_at), activatedBy: activated_by };
    });
    return contractAt(known, asOf);
  }

  /** A contract by its version; undefined where its text is not known, or names systems that are no more. */
  async read(version: string): Promise<Contract | undefined> {
    if (version === this.own.contract.version) return this.own.contract;
    if (!this.#read.has(version)) {
      const [row] = await this.database.query<{ document: string }[]>('SELECT document FROM activation WHERE contract = $1 LIMIT 1', [
        version,
      ]);
      if (!row) return undefined;
      this.#read.set(version, this.parse(row.document, version));
    }
    return this.#read.get(version);
  }

  private parse(document: string, version: string): Contract | undefined {
    try {
      return { ...parseContract(document, this.own.systems), version };
    } catch (error) {
      if (error instanceof ConfigFaults) return undefined;
      throw error;
    }
  }
}
