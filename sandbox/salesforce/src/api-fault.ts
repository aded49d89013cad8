import type { SandboxReply } from '@trueup/sandbox-kit';

export interface FaultDetail {
  /** Fields at fault, by API name. */
  fields?: readonly string[];
  /** Further members of the error body, such as a duplicate result. */
  extra?: Record<string, unknown>;
}

/** A refusal in the vendor's words: HTTP status, error code, message. */
export class ApiFault extends Error {
  readonly fields: readonly string[] | undefined;
  readonly extra: Record<string, unknown>;

  constructor(
    readonly status: number,
    readonly errorCode: string,
    ...[message, detail = {}]: [message: string, detail?: FaultDetail]
  ) {
    super(message);
    this.fields = detail.fields;
    this.extra = detail.extra ?? {};
  }

  /** One element of the error list that REST answers. */
  body(): Record<string, unknown> {
    return { ...this.extra, message: this.message, errorCode: this.errorCode, ...(this.fields ? { fields: this.fields } : {}) };
  }

  reply(): SandboxReply {
    return { status: this.status, body: [this.body()] };
  }
}

/** 400 with the fields at fault: what most refused writes answer. */
export const refused = (errorCode: string, message: string, fields: readonly string[] = []): ApiFault =>
  new ApiFault(400, errorCode, message, { fields });
