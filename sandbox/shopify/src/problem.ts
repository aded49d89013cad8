/** A userError: what was wrong with which input field. Types without a code leave it out. */
export interface Problem {
  field: string[] | null;
  message: string;
  code?: string;
}

export function problem(field: string[] | null, ...[message, code]: [message: string, code?: string]): Problem {
  return { field, message, ...(code ? { code } : {}) };
}

/** The same problems, their fields below a path. */
export function under(path: readonly string[], problems: readonly Problem[]): Problem[] {
  return problems.map((one) => ({ ...one, field: [...path, ...(one.field ?? [])] }));
}
