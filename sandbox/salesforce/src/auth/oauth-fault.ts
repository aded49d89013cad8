import type { SandboxReply } from '@trueup/sandbox-kit';

/** A refusal of the token endpoint. */
export class OAuthFault extends Error {
  constructor(
    readonly status: number,
    readonly error: string,
    ...[description, options]: [description: string, options?: ErrorOptions]
  ) {
    super(description, options);
  }

  reply(): SandboxReply {
    return { status: this.status, body: { error: this.error, error_description: this.message } };
  }
}
