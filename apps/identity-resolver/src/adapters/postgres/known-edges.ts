import type { Transaction } from '@trueup/event-bus';
import type { Edge } from '@trueup/identity';
import { joined, parted } from './packed-rows';

/** An edge by the founding ids of its ends; which of them is left is settled by the keys. */
export interface IdEdge {
  readonly left: string;
  readonly right: string;
  readonly edge: Omit<Edge, 'left' | 'right'>;
}

interface EdgeRow {
  readonly left_id: string;
  readonly right_id: string;
  readonly decision: Edge['decision'];
  readonly is_firm: boolean;
  readonly weight: number;
  readonly evidence: Edge['evidence'];
}

/** The edges as one transaction sees them: those of the records that it compared anew are its own, until it writes them. */
export class KnownEdges {
  private readonly replaced = new Set<string>();
  private fresh: IdEdge[] = [];
  private readonly freshBy = new Map<string, IdEdge[]>();

  constructor(private readonly tx: Pick<Transaction, 'query'>) {}

  /** Every edge of these records is one of these from now on. */
  replace(ids: readonly string[], edges: readonly IdEdge[]): void {
    for (const id of ids) this.replaced.add(id);
    const left = this.fresh.filter(({ left, right }) => !ids.includes(left) && !ids.includes(right));
    this.fresh = [...(this.fresh.length > 0 ? left : []), ...edges];
    this.freshBy.clear();
    for (const one of this.fresh) for (const end of [one.left, one.right]) this.freshBy.set(end, [...(this.freshBy.get(end) ?? []), one]);
  }

  /** Ids that this transaction itself links with a record. */
  linkedWith(id: string): string[] {
    const links = (this.freshBy.get(id) ?? []).filter(({ edge }) => edge.decision === 'link');
    return links.map(({ left, right }) => (left === id ? right : left));
  }

  /** The edges that end at these records; `stored` are those of them that the table may know. */
  async of(ids: readonly string[], stored: readonly string[]): Promise<IdEdge[]> {
    const own = [...new Set(ids.flatMap((id) => this.freshBy.get(id) ?? []))];
    const open = stored.filter((id) => !this.replaced.has(id));
    if (open.length === 0) return own;
    const rows = await this.tx.query<EdgeRow>('SELECT * FROM edge WHERE left_id = ANY($1::uuid[]) OR right_id = ANY($1::uuid[])', [open]);
    const kept = rows.filter(({ left_id, right_id }) => !this.replaced.has(left_id) && !this.replaced.has(right_id));
    return [
      ...own,
      ...kept.map(({ left_id, right_id, is_firm, ...rest }) => ({ left: left_id, right: right_id, edge: { ...rest, isFirm: is_firm } })),
    ];
  }

  /** Writes what is new; `stored` tells for which records the table may hold edges. */
  async flush(stored: (id: string) => boolean): Promise<void> {
    const gone = [...this.replaced].filter(stored);
    if (gone.length > 0) await this.tx.query('DELETE FROM edge WHERE left_id = ANY($1::uuid[]) OR right_id = ANY($1::uuid[])', [gone]);
    if (this.fresh.length > 0) await this.insert(this.fresh.map(({ left, right, edge }) => ({ left, right, ...edge })));
    this.replaced.clear();
    this.fresh = [];
    this.freshBy.clear();
  }

  private async insert(edges: readonly Edge[]): Promise<void> {
    await this.tx.query(
      `INSERT INTO edge (left_id, right_id, decision, is_firm, weight, evidence)
       SELECT left_id, right_id, decision, is_firm, weight, evidence::json
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::boolean[], $5::float8[], ${parted(6)}) AS e (left_id, right_id, decision, is_firm, weight, evidence)`,
      [
        edges.map(({ left }) => left),
        edges.map(({ right }) => right),
        edges.map(({ decision }) => decision),
        edges.map(({ isFirm }) => isFirm),
        edges.map(({ weight }) => weight),
        joined(edges.map(({ evidence }) => JSON.stringify(evidence))),
      ],
    );
  }
}
