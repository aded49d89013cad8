import { repairedDomain } from './email-provider';
import { remembered } from './remembered';
import { isNoDomain, isSharedLocalPart } from './shared-addresses';

/** An e-mail as it is compared, and the plus-tag that was taken off. */
export interface NormalisedEmail {
  readonly address: string;
  readonly tag: string | null;
}

const DOTLESS: ReadonlySet<string> = new Set(['gmail.com']);

/** The address as it is compared, or undefined where it names nobody: malformed, a placeholder or a role that many share. */
export function normaliseEmail(text: string): NormalisedEmail | undefined {
  return normalised(text) ?? undefined;
}

const normalised = remembered((text): NormalisedEmail | null => {
  const bare = text
    .normalize('NFKC')
    .replace(/[\p{Cf}\s]/gu, '')
    .replace(/[;,].*$/, '')
    .toLowerCase()
    .replace(/^mailto:/, '')
    .replace(/^.*<([^<>]+)>$/, '$1');
  const match = /^([^@"(),:;<>[\]\\]+)@((?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+[\p{L}\d-]{2,})\.?$/u.exec(bare);
  if (!match) return null;
  const [written = '', ...tags] = (match[1] ?? '').split('+');
  const provider = repairedDomain(match[2] ?? '');
  const domain = provider === 'googlemail.com' ? 'gmail.com' : provider;
  const local = DOTLESS.has(domain) ? written.replaceAll('.', '') : written;
  if (local === '' || isSharedLocalPart(written) || isSharedLocalPart(local) || isNoDomain(domain)) return null;
  return { address: `${local}@${domain}`, tag: tags.length > 0 ? tags.join('+') : null };
});
