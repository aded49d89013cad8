import type { Right } from '@trueup/connector-kit';
import { RECORD_TYPES, type RecordType } from '../wire';
import type { Account } from './account';
import type { Catalogue } from './catalogue';
import { isHidden, NO_PERMISSION } from './hidden';
import { KINDS } from './record-kinds';
import { VendorError } from '@trueup/connector-kit';

type Probe = Omit<Right, 'has'> & { readonly probe: () => Promise<unknown> };

/** What our role may do, each tried by the smallest call that needs it, and each field that it may not see. */
export class Rights {
  constructor(private readonly parts: { readonly account: Account; readonly catalogues: Readonly<Record<RecordType, Catalogue>> }) {}

  async all(): Promise<readonly Right[]> {
    const rights = await Promise.all(this.probes().map(async ({ right, without, probe }) => ({ right, without, has: await has(probe) })));
    const fields = await Promise.all(RECORD_TYPES.map((type) => this.hiddenFields(type)));
    return [...rights, ...fields.flat()];
  }

  private probes(): Probe[] {
    const { account, catalogues } = this.parts;
    const one = (type: RecordType) => account.call({ method: 'GET', path: `${KINDS[type].path}?limit=1` });
    const rows = (table: string) => account.query(`SELECT id FROM ${table} WHERE ROWNUM <= 1`, 1);
    return [
      { right: 'Lists › Customers', without: 'Nothing is read and nothing is written.', probe: () => one('customer') },
      { right: 'Lists › Contacts', without: 'People at companies are neither read nor made.', probe: () => one('contact') },
      {
        right: 'Reports › SuiteAnalytics Workbook (SuiteQL)',
        without: 'Nothing is polled, loaded, swept or looked up.',
        probe: () => rows('customer').catch(rejectedOnly),
      },
      {
        right: 'Setup › REST Web Services (metadata catalogue)',
        without: 'Nobody can tell an unset field from a hidden one, so nothing is read.',
        probe: () => catalogues.customer.all(),
      },
      {
        right: 'Lists › Currency',
        without: 'Credit limits and currencies are withheld.',
        probe: () => rows('currency'),
      },
      {
        right: 'Lists › Subsidiaries',
        without: 'New customers go to the subsidiary that the settings name, or to none.',
        probe: () => rows('subsidiary'),
      },
    ];
  }

  /** None where the catalogue itself may not be read: that is a right of its own. */
  private async hiddenFields(type: RecordType): Promise<Right[]> {
    const catalogue = this.parts.catalogues[type];
    const visible = await catalogue.read().catch((error: unknown) => {
      if (isHidden(error)) return undefined;
      throw error;
    });
    const hidden = visible ? catalogue.wanted.filter((name) => !visible.has(name)) : [];
    return hidden.map((name) => ({
      right: `Field ${type}.${name}`,
      has: false,
      without: KINDS[type].essential.includes(name)
        ? `Nobody can say what a ${type === 'contact' ? 'contact' : 'company'} is, so none is read.`
        : 'It is withheld: it is never taken for cleared, and never written.',
    }));
  }
}

async function has(probe: () => Promise<unknown>): Promise<boolean> {
  try {
    await probe();
    return true;
  } catch (error) {
    if (isHidden(error)) return false;
    throw error;
  }
}

/** A table that is hidden is none of SuiteQL's own right. */
function rejectedOnly(error: unknown): void {
  if (!(error instanceof VendorError) || error.fault.code === NO_PERMISSION || error.fault.kind !== 'rejected') throw error;
}
