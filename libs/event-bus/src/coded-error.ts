/** What kind of fault it is; the kind decides what happens next. */
export type FaultKind = 'transient' | 'throttled' | 'unauthorised' | 'conflict' | 'rejected' | 'malformed';

export interface FaultReport {
  code: string;
  fault: FaultKind;
  /** What ends it, in one sentence for an operator; ids, never personal data. */
  nextStep: string;
  cause?: unknown;
}

/** A fault of one record. Thrown by a handler it makes the bus find that record and park it alone. */
export class CodedError extends Error {
  readonly code: string;
  readonly fault: FaultKind;
  readonly nextStep: string;

  constructor(message: string, report: FaultReport) {
    super(message, { cause: report.cause });
    this.name = 'CodedError';
    this.code = report.code;
    this.fault = report.fault;
    this.nextStep = report.nextStep;
  }
}
