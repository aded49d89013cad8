import type { CustomerContractActivated } from '@trueup/canonical-schema';
import { MODEL_VERSION } from '@trueup/identity';

/** Which contract and model count. */
export interface Activation {
  readonly contract: string;
  readonly model: string;
}

/** What keeps a resolver with this contract from working, in one sentence; undefined where it goes by the active one. */
export function activationProblem(active: Activation | undefined, contract: string): string | undefined {
  if (!active) return undefined;
  if (active.contract !== contract)
    return `Contract ${contract} is on disk, ${active.contract} is active; run \`trueup activate\`, or put the active one back.`;
  if (active.model !== MODEL_VERSION) return `Model ${MODEL_VERSION} is built in, ${active.model} is active; run \`trueup activate\`.`;
  return undefined;
}

/** The first activation of a cell. */
export function firstActivation(document: string, contract: string, meta: CustomerContractActivated['meta']): CustomerContractActivated {
  return {
    meta,
    contract,
    model: MODEL_VERSION,
    document,
    activatedBy: 'identity-resolver',
    effectiveFrom: meta.recordedAt,
    previous: null,
  };
}
