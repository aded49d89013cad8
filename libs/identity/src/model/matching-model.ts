/** What matching goes by. */
export interface MatchingModel {
  /** Changes with the weights, the lists, the rules or the normalisation. */
  readonly version: string;
}
