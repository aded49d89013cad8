import type { Contract, SystemsConfig } from '@trueup/governance';
import type { MatchingModel } from '@trueup/identity';

/** What a judgement goes by. `now` is epoch ms. */
export interface Rules {
  readonly cell: string;
  readonly contract: Contract;
  readonly systems: SystemsConfig;
  readonly model: MatchingModel;
  readonly now: number;
}
