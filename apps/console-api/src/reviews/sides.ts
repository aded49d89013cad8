import { sourceKey, type GoldenSlot, type Member, type SourceRef, type SystemState } from '@trueup/canonical-schema';
import type { DataSource } from 'typeorm';

/** One customer of a review, as it is now, and the records of it that the review names. */
export interface Side {
  readonly customerId: string;
  /** Version for If-Match of a decision on the customer. */
  readonly version: number;
  readonly kind: string;
  readonly status: string;
  readonly displayName: string | null;
  /** system/type/id, of those that the review is about. */
  readonly records: readonly string[];
  readonly members: readonly Member[];
  readonly systems: readonly SystemState[];
  readonly values: readonly GoldenSlot[];
}

interface Row {
  readonly customer_id: string;
  readonly version: string;
  readonly kind: string;
  readonly status: string;
  readonly display_name: string | null;
  readonly snapshot: Pick<Side, 'members' | 'systems' | 'values'>;
}

/** The customers of a review in its order; one that is not known yet is left out. */
export async function sidesOf(
  database: DataSource,
  { customers, records }: { readonly customers: readonly string[]; readonly records: readonly SourceRef[] },
): Promise<Side[]> {
  const rows = await database.query<Row[]>(
    'SELECT customer_id, version, kind, status, display_name, snapshot FROM customer WHERE customer_id = ANY($1)',
    [customers],
  );
  const asked = new Set(records.map(sourceKey));
  const sides = rows.map(({ customer_id, version, kind, status, display_name, snapshot: { members, systems, values } }): Side => {
    const own = members.map(({ source }) => sourceKey(source)).filter((key) => asked.has(key));
    return {
      customerId: customer_id,
      version: Number(version),
      kind,
      status,
      displayName: display_name,
      records: own,
      members,
      systems,
      values,
    };
  });
  return sides.sort((left, right) => customers.indexOf(left.customerId) - customers.indexOf(right.customerId));
}
