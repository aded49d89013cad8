import type { CustomerContractActivated } from '@trueup/canonical-schema';

/** Which contract and model count. */
export interface Activation {
  readonly contract: string;
  readonly model: string;
}

/** What keeps a resolver with this contract from working, in one sentence; undefined where it goes by the active one. */
export function activationProblem(active: Activation | undefined, { contract, model }: Activation): string | undefined {
  if (!active) return undefined;
  const parts = [
    ...(active.contract === contract ? [] : [['Contract', contract, active.contract]]),
    ...(active.model === model ? [] : [['Model', model, active.model]]),
  ].map(([what, own, other]) => `${what} ${own} was read and ${other} is active`);
  if (parts.length === 0) return undefined;
  return `${parts.join('. ')}. Activate what was read with \`trueup activate\`, or start this process with the active one.`;
}

interface Documents {
  readonly contract: string;
  readonly model: string;
}

/** The first activation of a cell. It carries both texts, so that a replay can judge as was judged. */
export function firstActivation(
  documents: Documents,
  { contract, model }: Activation,
  meta: CustomerContractActivated['meta'],
): CustomerContractActivated {
  return {
    meta,
    contract,
    model,
    document: documents.contract,
    activatedBy: 'identity-resolver',
    effectiveFrom: meta.recordedAt,
    previous: null,
    modelDocument: documents.model,
    reason: null,
  };
}
