import { z } from 'zod';
import { settings } from '../mapping';

const text = z.string().min(1);
/** Environment variables often hold a key on one line. */
const pem = text.transform((key) => key.replaceAll('\\n', '\n'));
const site = z.url().transform((url) => url.replace(/\/+$/, ''));

/** `connection` and `settings` of a row. */
export const configuration = z.object({
  /** https://login.salesforce.com, https://test.salesforce.com, or the org's own domain. */
  loginUrl: site,
  /** Whom the assertion is for, where `loginUrl` is the org's own domain: the login or test host. */
  audience: site.optional(),
  /** Consumer key of the connected app. */
  clientId: text,
  /** The integration user. */
  username: text,
  /** RSA key, PEM, whose certificate the connected app knows. */
  privateKey: pem,
  /** host:port of the Pub/Sub API. */
  pubsubEndpoint: text.default('api.pubsub.salesforce.com:7443'),
  /** PEM of the authority that the Pub/Sub API's certificate is from; the usual ones unless given. */
  pubsubCa: pem.optional(),
  /** Channel of change events: all that the org captures, or one of its own. */
  pubsubTopic: text.default('/data/ChangeEvents'),
  ...settings.shape,
});

export type SalesforceConfig = z.output<typeof configuration>;
