/** An activation as the resolver tells of it; texts are null for one from before they were kept. Times are epoch milliseconds. */
export interface ShownActivation {
  readonly contract: string;
  readonly model: string;
  readonly eventId: string;
  readonly correlationId: string;
  readonly effectiveFrom: number;
  readonly document: string | null;
  readonly modelDocument: string | null;
  readonly activatedBy: string | null;
  readonly reason: string | null;
  /** When those whom it concerns were queued to be judged again. */
  readonly queuedAt: number | null;
  readonly queuedRows: number;
}

/** What is active, as a replica of the resolver sees it. */
export interface ActivationView {
  readonly own: { readonly contract: string; readonly model: string };
  readonly problem: string | null;
  readonly active: ShownActivation | null;
  readonly upcoming: readonly ShownActivation[];
  readonly stored: { readonly records: number; readonly customers: number };
  readonly left: { readonly normalise: number; readonly compare: number; readonly judge: number };
}

/** How many records and customers are still to be judged by what is active. */
export function leftIn({ left: { normalise, compare, judge } }: ActivationView): number {
  return normalise + compare + judge;
}
