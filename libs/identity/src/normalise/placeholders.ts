export { isPlaceholderName } from './placeholder-names';

// prettier-ignore
const LOCAL_PARTS: ReadonlySet<string> = new Set([
  'noemail', 'no-email', 'no.email', 'nomail', 'no-mail', 'none', 'na', 'n.a', 'test', 'guest', 'unknown', 'anonymous', 'dummy', 'null', 'notprovided',
  'not.provided', 'donotreply', 'do-not-reply', 'noreply', 'no-reply', 'no_reply', 'keine', 'keinemail', 'asdf', 'x', 'xxx', 'customer', 'walkin',
]);

// prettier-ignore
const ROLES: ReadonlySet<string> = new Set([
  'abuse', 'accounting', 'accounts', 'admin', 'administrator', 'ap', 'billing', 'buchhaltung', 'contact', 'einkauf', 'enquiries', 'finance', 'hello',
  'help', 'helpdesk', 'hostmaster', 'hr', 'info', 'inquiries', 'invoice', 'invoices', 'it', 'jobs', 'kontakt', 'mail', 'marketing', 'newsletter',
  'office', 'orders', 'postmaster', 'purchasing', 'reception', 'returns', 'sales', 'service', 'shop', 'store', 'support', 'team', 'vertrieb', 'webmaster',
]);

/** Whether an e-mail's local part stands for no address, or for a role that many people share. */
export function isSharedLocalPart(local: string): boolean {
  return LOCAL_PARTS.has(local) || ROLES.has(local);
}

/** Whether the digits of a number are filler, such as 9999999999 or 1234567890. */
export function isPlaceholderDigits(digits: string): boolean {
  return (
    /^(\d)\1*$/.test(digits.slice(-7)) ||
    '01234567890123456789'.includes(digits.slice(-9)) ||
    '98765432109876543210'.includes(digits.slice(-9))
  );
}
