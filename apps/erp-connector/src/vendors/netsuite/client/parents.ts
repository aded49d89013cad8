import { parseCustomer, type NetsuiteRecord, type Parent } from '../wire';
import type { Account } from './account';
import { KINDS } from './record-kinds';
import { Remembered } from './remembered';

const FRESH_MS = 60_000;
const MOST_KNOWN = 10_000;

interface Known {
  readonly record: Remembered<NetsuiteRecord | undefined>;
  readonly at: number;
}

/** The customers above sub-customers: read once a minute at most, for a branch is known by the name of its parent. */
export class Parents {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly account: Account,
    private readonly now: () => number,
  ) {}

  /** The same reference with the company's name in it. */
  async named(parent: Parent): Promise<Parent> {
    const record = await this.read(parent.id);
    return record?.companyName ? { ...parent, companyName: record.companyName } : parent;
  }

  /** A parent's name and subsidiary; undefined where it is gone. */
  read(id: string): Promise<NetsuiteRecord | undefined> {
    const known = this.known.get(id);
    if (known && this.now() - known.at < FRESH_MS) return known.record.get();
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    const record = new Remembered(() => this.ask(id));
    this.known.set(id, { record, at: this.now() });
    return record.get();
  }

  private async ask(id: string): Promise<NetsuiteRecord | undefined> {
    const path = `${KINDS.customer.path}/${encodeURIComponent(id)}?fields=isPerson,companyName,subsidiary`;
    const { status, body } = await this.account.call({ method: 'GET', path, takes: [404, 410] });
    return status >= 400 ? undefined : parseCustomer(body);
  }
}
