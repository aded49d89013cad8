export type InfrastructureErrorCode =
  | 'ALREADY_RUNNING'
  | 'ENVIRONMENT_INCOMPLETE'
  | 'ENVIRONMENT_INVALID'
  | 'UNREACHABLE'
  | 'START_FAILED'
  | 'DOWNLOAD_FAILED'
  | 'DATA_UNUSABLE';

/** The infrastructure cannot be had as asked; the message says why and what to do, and needs no stack. */
export class InfrastructureError extends Error {
  constructor(
    readonly code: InfrastructureErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'InfrastructureError';
  }
}
