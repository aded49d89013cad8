import type { CustomerContractActivated } from '@trueup/canonical-schema';

/** Which contract and model count. */
export interface Activation {
  readonly contract: string;
  readonly model: string;
}

/** What keeps a resolver with this contract from working, in one sentence; undefined where it goes by the active one. */
export function activationProblem(active: Activation | undefined, { contract, model }: Activation): string | undefined {
  if (!active) return undefined;
  if (active.contract !== contract)
    return `Contract ${contract} is on disk, ${active.contract} is active; put the active one back, or begin anew (\`npm start -- --reset\`).`;
  if (active.model !== model)
    return `Model ${model} is on disk, ${active.model} is active; put the active one back, or begin anew (\`npm start -- --reset\`).`;
  return undefined;
}

/** The first activation of a cell. It carries both texts, so that a replay can judge as was judged. */
export function firstActivation(
  documents: { readonly contract: string; readonly model: string },
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
  };
}
