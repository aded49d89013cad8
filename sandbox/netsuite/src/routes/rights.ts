import type { RecordType } from '../record/entity-record';
import { VendorError } from '../vendor-error';

/** Permissions that a role may lose, as `withhold` names them, and in NetSuite's words. */
const PERMISSIONS = {
  customer: 'Lists -> Customers',
  contact: 'Lists -> Contacts',
  suiteql: 'Reports -> SuiteAnalytics Workbook',
  metadata: 'Setup -> REST Web Services',
} as const;

export type Permission = keyof typeof PERMISSIONS;

/** What a caller's role may see. Names are those of permissions, of fields on every record type, or of one type's (`contact.phone`). */
export class Rights {
  private readonly withheld: readonly string[];

  constructor(withheld: readonly string[]) {
    this.withheld = withheld.map((name) => name.toLowerCase());
  }

  lacks(permission: Permission): boolean {
    return this.withheld.includes(permission);
  }

  /** Throws the vendor's refusal. */
  need(permission: Permission): void {
    if (!this.lacks(permission)) return;
    const detail = `Permission Violation: You need a higher level of the '${PERMISSIONS[permission]}' permission to access this page.`;
    throw new VendorError(403, [{ detail, code: 'INSUFFICIENT_PERMISSION' }]);
  }

  /** Names in lower case of the fields of a record type that may not be seen. */
  hidden(type: RecordType): ReadonlySet<string> {
    return new Set(this.withheld.map((name) => (name.startsWith(`${type}.`) ? name.slice(type.length + 1) : name)));
  }
}
