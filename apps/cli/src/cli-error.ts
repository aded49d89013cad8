/** What went wrong in words for the person at the terminal; shown without a stack. */
export class CliError extends Error {
  constructor(message: string, options: { cause?: unknown; exitCode?: number } = {}) {
    super(message, { cause: options.cause });
    this.name = 'CliError';
    this.exitCode = options.exitCode ?? 1;
  }

  /** 1: it could not be done. 2: it was asked for wrongly. */
  readonly exitCode: number;
}
