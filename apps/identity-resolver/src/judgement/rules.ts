import type { Contract, SystemsConfig } from '@trueup/governance';

/** What a judgement goes by. `now` is epoch ms. */
export interface Rules {
  readonly cell: string;
  readonly contract: Contract;
  readonly systems: SystemsConfig;
  readonly now: number;
}
