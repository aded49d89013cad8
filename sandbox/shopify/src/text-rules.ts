import { problem, type Problem } from './problem';

export interface TextRule {
  field: string;
  label: string;
  most: number;
  /** Names and address lines may hold no markup and no link. */
  isPlain?: boolean;
}

/** Trimmed; what is left blank is nothing. */
export function tidy(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? null : text;
}

export function textProblems(value: string | null, rule: TextRule): Problem[] {
  if (value === null) return [];
  const { field, label, most } = rule;
  if (value.length > most) return [problem([field], `${label} is too long (maximum is ${most} characters)`, 'TOO_LONG')];
  if (rule.isPlain && /<[^>]*>/.test(value)) return [problem([field], `${label} cannot contain HTML tags`, 'INVALID')];
  if (rule.isPlain && /https?:\/\/|www\.\w/i.test(value)) return [problem([field], `${label} cannot contain URL`, 'INVALID')];
  return [];
}
