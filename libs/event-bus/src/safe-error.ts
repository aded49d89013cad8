/** An error as a log may show it. Errors of drivers carry the statement's values, and those are personal data: only kind, code, message and stack are kept. */
export function safeError(error: unknown, depth = 0): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack, cause } = error;
  const { code } = error as { code?: unknown };
  return {
    type: name,
    message: message.slice(0, 500),
    ...(typeof code === 'string' ? { code } : {}),
    stack: stack?.slice(0, 3_000),
    ...(cause === undefined || depth >= 3 ? {} : { cause: safeError(cause, depth + 1) }),
  };
}
