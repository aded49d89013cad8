import { generate } from './generate';
import type { Row } from './row';

/** Rows among which many look alike and nobody is anybody else. */
export const HOSTILE = {
  /** One name in one city. */
  namesakes: (count: number): Row[] =>
    Array.from({ length: count }, (_none, at) => ({
      ...bare(at, 'crm'),
      ...{ given_name: 'Maria', family_name: 'Example', city: 'Springfield', country: 'US' },
    })),
  /** Different people with one mailbox that somebody typed for want of theirs. */
  placeholder: (count: number): Row[] => people(count).map((row) => ({ ...row, email: 'front.desk.seven@retailer.example' })),
  /** A company, and all who buy for it: one switchboard, one address, one domain. */
  employer: (count: number): Row[] => [
    { ...bare(count, 'erp'), record_type: 'company', company_name: 'Muster Logistics GmbH', ...WORK },
    ...people(count - 1).map((row, at) => ({
      ...row,
      company_name: 'Muster Logistics GmbH',
      ...WORK,
      email: `buyer${at}x${at * 7}@musterlogistics.example`,
    })),
  ],
} as const satisfies Readonly<Record<string, (count: number) => Row[]>>;

const WORK = { phone: '+49 30 5550100', street: 'Lindenstraße 1', city: 'Berlin', postal_code: '10001', country: 'DE' };
/** Rows of the generator for each person that is wanted. */
const PLENTY = 3;

function bare(at: number, system: string): Row {
  const day = '2024-01-02';
  return {
    record_id: `H${String(at).padStart(7, '0')}`,
    source_system: system,
    source_id: String(at),
    record_type: 'person',
    created_at: day,
    updated_at: day,
  };
}

/** So many different people, by name and little else. */
function people(count: number): Row[] {
  const seen = new Set<string>();
  const found: Row[] = [];
  for (const { row, entity } of generate(count * PLENTY)) {
    if (row.record_type !== 'person' || seen.has(entity)) continue;
    seen.add(entity);
    found.push({
      ...bare(found.length, row.source_system ?? ''),
      given_name: row.given_name,
      family_name: row.family_name,
      full_name: row.full_name,
    });
    if (found.length === count) break;
  }
  return found;
}
