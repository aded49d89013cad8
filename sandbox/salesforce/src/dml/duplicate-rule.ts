import { ApiFault } from '../api-fault';
import { attributesOf } from '../records/render-record';
import type { RecordRow, Value } from '../records/record-row';
import type { Transaction } from './transaction';

const RULE = 'Contact_Same_Email_And_Last_Name';
const same = (left: Value | undefined, right: Value | undefined): boolean => String(left).toLowerCase() === String(right).toLowerCase();

function isMatch(row: RecordRow, other: RecordRow): boolean {
  if (other.Id === row.Id || other.IsDeleted || other.IsPersonAccount === true) return false;
  return same(other.Email, row.Email) && same(other.LastName, row.LastName);
}

/** The body's member is spelt `duplicateResut` by the vendor itself. */
function duplicateResult(matches: readonly RecordRow[]): Record<string, unknown> {
  const matchRecords = matches.map(({ Id }) => ({
    additionalInformation: [],
    fieldDiffs: [],
    matchConfidence: 100,
    record: { attributes: attributesOf('Contact', Id), Id },
  }));
  const matchResult = {
    entityType: 'Contact',
    errors: [],
    matchEngine: 'ExactMatchEngine',
    matchRecords,
    rule: RULE,
    size: matches.length,
    success: true,
  };
  const result = {
    allowSave: true,
    duplicateRule: RULE,
    duplicateRuleEntityType: 'Contact',
    errorMessage: 'Use one of these records?',
    matchResults: [matchResult],
  };
  return { duplicateResut: result };
}

/** Stops a contact that has another's e-mail and last name, unless the caller said that it knows. */
export function checkDuplicates(tx: Transaction, row: RecordRow): void {
  if (!tx.org.duplicateRule || tx.allowDuplicates || !row.Email || row.IsPersonAccount === true) return;
  const matches = [...tx.org.store.rows('Contact')].filter((other) => isMatch(row, other));
  if (matches.length === 0) return;
  throw new ApiFault(400, 'DUPLICATES_DETECTED', 'Use one of these records?', { extra: duplicateResult(matches) });
}
