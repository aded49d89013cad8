import { problem, type Problem } from '../problem';

/** Codes that only the wholesale side has for what others call otherwise. */
export function missing(field: string[], what: string): Problem {
  return problem(field, `${what} does not exist`, 'RESOURCE_NOT_FOUND');
}

/** The same problems in the codes that company mutations know: there is no INCLUSION or NOT_FOUND among them. */
export function businessCodes(problems: readonly Problem[]): Problem[] {
  const known = ['BLANK', 'FAILED_TO_DELETE', 'INVALID', 'INVALID_INPUT', 'REQUIRED', 'RESOURCE_NOT_FOUND', 'TAKEN', 'TOO_LONG'];
  return problems.map((one) => ({ ...one, code: known.includes(one.code ?? '') ? one.code : 'INVALID' }));
}
