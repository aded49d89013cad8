/** An activation as the resolver tells of it. Times are epoch milliseconds. */
export interface ShownActivation {
  readonly contract: string;
  readonly model: string;
  readonly eventId: string;
  readonly correlationId: string;
  readonly effectiveFrom: number;
  readonly activatedBy: string | null;
  readonly reason: string | null;
  /** When those whom it concerns were queued to be judged again. */
  readonly queuedAt: number | null;
  readonly queuedRows: number;
}

/** With its texts; null for one from before they were kept. */
export interface WholeActivation extends ShownActivation {
  readonly document: string | null;
  readonly modelDocument: string | null;
}

/** What is active, as a replica of the resolver sees it. */
export interface ActivationView {
  readonly own: { readonly contract: string; readonly model: string };
  readonly problem: string | null;
  readonly active: ShownActivation | null;
  readonly upcoming: readonly ShownActivation[];
  readonly left: { readonly normalise: number; readonly compare: number; readonly judge: number };
}

/** What is active with texts and figures of the store, which whoever only watches does not ask for. */
export interface WholeActivationView extends ActivationView {
  readonly active: WholeActivation | null;
  readonly upcoming: readonly WholeActivation[];
  readonly stored: { readonly records: number; readonly customers: number };
}

/** How many records and customers are still to be judged by what is active. */
export function leftIn({ left: { normalise, compare, judge } }: ActivationView): number {
  return normalise + compare + judge;
}
