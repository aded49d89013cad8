/**
 * An error as a log may show it. Errors of drivers carry the statement's values, and those are personal data: only kind, code, message and
 * stack are kept. What could not be parsed is quoted by the error itself, so its message goes too.
 */
export function safeError(error: unknown, depth = 0): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack, cause } = error;
  const { code } = error as { code?: unknown };
  const shown = error instanceof SyntaxError ? 'something could not be parsed' : message;
  return {
    type: name,
    message: shown.slice(0, 500),
    ...(typeof code === 'string' ? { code } : {}),
    // A stack begins with the message.
    stack: (message === '' ? stack : stack?.replace(message, () => shown))?.slice(0, 3_000),
    ...(cause === undefined || depth >= 3 ? {} : { cause: safeError(cause, depth + 1) }),
  };
}
