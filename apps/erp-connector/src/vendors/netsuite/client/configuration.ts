import { z } from 'zod';
import { settings } from '../mapping';

const text = z.string().min(1);
/** Environment variables often hold a key on one line. */
const pem = text.transform((key) => key.replaceAll('\\n', '\n'));

const machine = z.object({
  clientId: text,
  certificateId: text,
  /** PKCS 8 in PEM. */
  privateKey: pem,
  /** What the certificate was made for. */
  algorithm: z.enum(['PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512']).default('PS256'),
});
const token = z.object({ consumerKey: text, consumerSecret: text, tokenId: text, tokenSecret: text });

const shared = z.object({
  /** Where the account's web services are: https://<account>.suitetalk.api.netsuite.com */
  url: z.url().transform((url) => url.replace(/\/+$/, '')),
  /** Account id, such as 1234567 or 1234567_SB1. */
  account: text,
  ...settings.shape,
});

/** `connection` and `settings` of a row: where the account is, and one of its two ways to sign in. */
export const configuration = z.union([shared.extend(machine.shape), shared.extend(token.shape)], {
  error: 'Give url and account, and clientId, certificateId and privateKey (or consumerKey, consumerSecret, tokenId and tokenSecret).',
});

export type NetsuiteConfig = z.output<typeof configuration>;
export type MachineKeys = z.output<typeof machine>;
export type TokenKeys = z.output<typeof token>;
