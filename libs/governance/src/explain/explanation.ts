import type {
  ForeignValue,
  GoldenSlot,
  LosingClaim,
  SlotAddress,
  SlotValue,
  SourceRef,
  TimeQuality,
  Verification,
} from '@trueup/canonical-schema';
import type { Standing } from '../claim';
import type { Contract, ContractRow } from '../contract-row';
import type { Subject } from '../subject';

/** What a steward decided about a value. Times are epoch milliseconds. */
export interface PinDecision {
  readonly decisionId: string;
  readonly author: string;
  readonly reason: string;
  readonly decidedAt: number;
  readonly expiresAt: number | null;
  readonly retireOnSourceChange: boolean;
}

/** All that an explanation is made from. */
export interface Explainable {
  readonly address: SlotAddress;
  /** Undefined where there is no golden value. */
  readonly golden: GoldenSlot | undefined;
  /** The contract that settled it; undefined where that one is known no more. */
  readonly contract: Contract | undefined;
  readonly subject: Subject;
  /** Foreign values of this address. */
  readonly foreign: readonly ForeignValue[];
  /** The decision by which it stands, a pin or a parting, where that is known. */
  readonly decision: PinDecision | undefined;
}

/** A claim that lost, with what it says. */
export interface LoserExplained {
  readonly source: SourceRef;
  readonly standing: Standing | null;
  readonly value: SlotValue | null;
  readonly valueTime: number | null;
  readonly timeQuality: TimeQuality;
  readonly because: LosingClaim['because'];
}

/** Why one value is golden, or why there is none: in data, and in sentences. Times are epoch milliseconds. */
export interface Explanation extends SlotAddress {
  readonly state: GoldenSlot['state'] | 'none';
  readonly value: SlotValue | null;
  readonly source: SourceRef | null;
  /** How the source's system stands to the slot: owner, compete or fill; null where no system spoke. */
  readonly standing: Standing | null;
  readonly rule: string | null;
  readonly valueTime: number | null;
  readonly timeQuality: TimeQuality | null;
  readonly verification: Verification | null;
  readonly correlationId: string | null;
  readonly contractVersion: string | null;
  /** The row of that contract, as it reads for this customer. */
  readonly contractRow: Pick<ContractRow, 'rule' | 'empty' | 'group' | 'why' | 'accountable' | 'steward' | 'slo' | 'exceptionTo'> | null;
  /** How every system with a say stands to the slot. */
  readonly standings: Readonly<Record<string, Standing>>;
  readonly losers: readonly LoserExplained[];
  /** Values that systems without a say hold, and what becomes of them. */
  readonly foreign: readonly Pick<ForeignValue, 'source' | 'disposition' | 'valueTime' | 'correlationId'>[];
  readonly decision: PinDecision | null;
  readonly text: readonly string[];
}
