import { apiTime } from '../records/record-row';
import type { Literal } from './query-ast';
import type { TokenReader } from './token-reader';

const DAYS: Record<string, readonly [number, number]> = { TODAY: [0, 1], YESTERDAY: [-1, 0], TOMORROW: [1, 2] };

function rangeOf(word: string): readonly [number, number] | undefined {
  const [name = '', n = ''] = word.toUpperCase().split(':');
  if (name === 'LAST_N_DAYS' && n) return [-Number(n), 1];
  if (name === 'NEXT_N_DAYS' && n) return [1, Number(n) + 1];
  return DAYS[name];
}

function wordLiteral(word: string): Literal | undefined {
  const upper = word.toUpperCase();
  if (upper === 'NULL') return { value: null, kind: 'null' };
  if (upper === 'TRUE' || upper === 'FALSE') return { value: upper === 'TRUE', kind: 'boolean' };
  const days = rangeOf(word);
  return days && { value: upper, kind: 'range', days };
}

export function parseLiteral(reader: TokenReader): Literal {
  const { kind, text } = reader.peek();
  const literal = kind === 'word' ? wordLiteral(text) : undefined;
  if (!literal && !['string', 'number', 'date', 'datetime'].includes(kind)) throw reader.unexpected();
  reader.take();
  if (literal) return literal;
  if (kind === 'number') return { value: Number(text), kind };
  if (kind === 'datetime') return { value: apiTime(Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))), kind };
  return kind === 'date' ? { value: text, kind } : { value: text, kind: 'string' };
}
