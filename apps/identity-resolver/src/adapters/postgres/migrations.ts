import { BodyLines1797200000002 } from './body-lines.migration';
import { DueTimes1797100000001 } from './due-times.migration';
import { NarrowRows1764400000001 } from './narrow-rows.migration';
import { NoSnapshotHash1797200000001 } from './no-snapshot-hash.migration';
import { PartyReferences1764500000001 } from './party-references.migration';
import { PlainRows1764600000002 } from './plain-rows.migration';
import { RecomputeLeft1797500000001 } from './recompute-left.migration';
import { Recompute1797300000001 } from './recompute.migration';
import { ReviewProbes1797400000001 } from './review-probes.migration';
import { ResolverTables1764100000001 } from './resolver-tables.migration';

/** What makes the resolver's tables, in order. */
export const RESOLVER_MIGRATIONS = [
  ResolverTables1764100000001,
  NarrowRows1764400000001,
  PartyReferences1764500000001,
  PlainRows1764600000002,
  DueTimes1797100000001,
  NoSnapshotHash1797200000001,
  BodyLines1797200000002,
  Recompute1797300000001,
  ReviewProbes1797400000001,
  RecomputeLeft1797500000001,
];
