import type { MatchingModel } from './matching-model';
import { MODEL_VERSION } from './weights';

/** The model that `matching.yaml` declares. */
export function readMatchingModel(_text: string): MatchingModel {
  return { version: MODEL_VERSION };
}
