import type { SlotAddress } from '@trueup/canonical-schema';
import type { Standing } from './claim';
import type { Contract, ContractRow } from './contract-row';

/** A contract row, resolved for one slot of one customer. */
export interface SlotPolicy {
  readonly address: SlotAddress;
  /** The slotId of the address. */
  readonly id: string;
  readonly row: ContractRow;
  readonly contractVersion: string;
  /** How each system stands to the slot; a system that is not named is foreign. */
  readonly standings: Readonly<Record<string, Standing>>;
  readonly families: Contract['families'];
  /** Whether the routing rule owns the slot. */
  readonly isRouted: boolean;
  /** Systems of fill whose value counts only when it is verified. */
  readonly verifiedFills: readonly string[];
}
