import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { Actor } from './actor';

/** An app that may sign in, with the user it acts for. */
export interface ConnectedApp extends Actor {
  clientSecret: string;
  /** PEM; handed out in the ready line. */
  privateKey: string;
  /** PEM; what the org checks assertions with. */
  publicKey: string;
}

const makeKeys = promisify(generateKeyPair);

/** A new app with a fresh RSA key pair. */
export async function createApp(actor: Omit<Actor, 'clientId'>): Promise<ConnectedApp> {
  const { privateKey, publicKey } = await makeKeys('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const clientId = `3MVG9${actor.role}${randomBytes(24).toString('hex')}`;
  return { ...actor, clientId, clientSecret: randomBytes(32).toString('hex').toUpperCase(), privateKey, publicKey };
}
