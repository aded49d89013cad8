import { companyDomain } from '../normalise/domain';
import { isProvider } from '../normalise/email-provider';
import { remembered } from '../normalise/remembered';

/** An e-mail taken apart. */
export interface PreparedEmail {
  readonly address: string;
  readonly local: string;
  readonly domain: string;
  /** Two digits at the end of the local part and no others: more often than not those of the year of birth. */
  readonly year: string | null;
  /** The domain of the company whose address it is; '' where anybody may have one there. */
  readonly company: string;
}

/** Reserved for examples, so that they are no company's. */
const EXAMPLES: ReadonlySet<string> = new Set(['example.com', 'example.net', 'example.org']);

const companyAt = remembered((domain: string) => (isProvider(domain) || EXAMPLES.has(domain) ? '' : (companyDomain(domain) ?? '')));

/** The address taken apart. */
export function prepareEmail(address: string): PreparedEmail {
  const at = address.indexOf('@');
  const local = address.slice(0, at);
  const [, year] = /^\D*(?:19|20)?(\d{2})$/.exec(local) ?? [];
  const domain = address.slice(at + 1);
  return { address, local, domain, year: year ?? null, company: companyAt(domain) };
}
