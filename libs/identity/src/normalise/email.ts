import { repairedDomain } from './email-provider';
import { isNoDomain, isSharedLocalPart } from './shared-addresses';

/** An e-mail as it is compared, and the plus-tag that was taken off. */
export interface NormalisedEmail {
  readonly address: string;
  readonly tag: string | null;
}

const DOTLESS: ReadonlySet<string> = new Set(['gmail.com']);

/** The address as it is compared, or undefined where it names nobody: malformed, a placeholder or a role that many share. */
export function normaliseEmail(text: string): NormalisedEmail | undefined {
  const [, written = '', named = ''] = ADDRESS.exec(bareOf(text)) ?? [];
  if (written === '') return undefined;
  const plus = written.indexOf('+');
  const name = plus < 0 ? written : written.slice(0, plus);
  const provider = repairedDomain(named);
  const domain = provider === 'googlemail.com' ? 'gmail.com' : provider;
  const local = DOTLESS.has(domain) ? name.replaceAll('.', '') : name;
  if (local === '' || isSharedLocalPart(name) || isNoDomain(domain)) return undefined;
  return { address: `${local}@${domain}`, tag: plus < 0 ? null : written.slice(plus + 1) };
}

const PLAIN = /^[a-z0-9._%+@-]+$/;
const ADDRESS = /^([^@"(),:;<>[\]\\]+)@((?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+[\p{L}\d-]{2,})\.?$/u;

/** The first address alone, without spaces, invisible signs and what a mail program writes around it. */
function bareOf(text: string): string {
  const lower = text.trim().toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower
    .normalize('NFKC')
    .replace(/[\p{Cf}\s]/gu, '')
    .replace(/[;,].*$/, '')
    .replace(/^mailto:/, '')
    .replace(/^.*<([^<>]+)>$/, '$1');
}
