import { joinKey } from '@trueup/canonical-schema';
import type { FileField, Files, OrderEntry } from './files';

type Fields = Readonly<Record<string, unknown>>;

/** What fits into `Order_References__c`, in characters. */
const LONGEST_ORDERS = 32_000;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The parsed content of a file; null where there is none or somebody wrote something else there. A file that is parsed already stays as it is. */
export function parseFile<Field extends FileField>(field: Field, raw: unknown): Files[Field] {
  const content = typeof raw === 'string' ? jsonOf(raw) : raw;
  if (field === 'Order_References__c' && Array.isArray(content)) return byKey(content) as Files[Field];
  if (!isFields(content)) return null as Files[Field];
  if (field === 'Consents__c') return { entries: fieldsIn(content.entries), shown: fieldsIn(content.shown) } as Files[Field];
  return Object.fromEntries(Object.entries(content).filter(([, value]) => isFields(value))) as Files[Field];
}

/** The text that a file is stored as: keys in order, nothing empty; null where nothing is left. */
export function fileText(field: FileField, content: unknown): string | null {
  if (!isFields(content)) return null;
  if (field === 'Order_References__c') return ordersText(Object.values(content).filter(isFields) as unknown as OrderEntry[]);
  const kept = withoutNothing(content);
  return kept === undefined ? null : JSON.stringify(kept);
}

function jsonOf(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function fieldsIn(value: unknown): Fields {
  return isFields(value) ? value : {};
}

function byKey(list: readonly unknown[]): Fields {
  const entries = list.filter(isFields).filter(({ system, number }) => typeof system === 'string' && typeof number === 'string');
  return Object.fromEntries(entries.map((entry) => [joinKey([String(entry.system), String(entry.number)]), entry]));
}

/** The newest orders first; the oldest are left out where the field is full. */
function ordersText(entries: readonly OrderEntry[]): string | null {
  const newest = [...entries].sort((left, right) => (right.placedAt ?? 0) - (left.placedAt ?? 0) || (left.number < right.number ? -1 : 1));
  const kept: string[] = [];
  let length = 2;
  for (const entry of newest) {
    const text = JSON.stringify(entry);
    length += text.length + 1;
    if (length > LONGEST_ORDERS) break;
    kept.push(text);
  }
  return kept.length === 0 ? null : `[${kept.join(',')}]`;
}

function withoutNothing(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (!isFields(value)) return value;
  const entries = Object.keys(value)
    .sort()
    .flatMap((name) => {
      const kept = withoutNothing(value[name]);
      return kept === undefined ? [] : [[name, kept] as const];
    });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
