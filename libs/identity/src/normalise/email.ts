import { isSharedLocalPart } from './placeholders';

/** An e-mail as it is compared, and the plus-tag that was taken off. */
export interface NormalisedEmail {
  readonly address: string;
  readonly tag: string | null;
}

const DOTLESS: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com']);

/** The address as it is compared, or undefined where it names nobody: malformed, a placeholder or a role that many share. */
export function normaliseEmail(text: string): NormalisedEmail | undefined {
  const match = /^([^\s@]+)@([^\s@]+\.[^\s@.]{2,})$/.exec(text.normalize('NFKC').trim().toLowerCase());
  if (!match) return undefined;
  const [written = '', ...tags] = (match[1] ?? '').split('+');
  const domain = match[2] ?? '';
  const local = DOTLESS.has(domain) ? written.replaceAll('.', '') : written;
  if (local === '' || isSharedLocalPart(written) || isSharedLocalPart(local)) return undefined;
  return { address: `${local}@${domain === 'googlemail.com' ? 'gmail.com' : domain}`, tag: tags.length > 0 ? tags.join('+') : null };
}
