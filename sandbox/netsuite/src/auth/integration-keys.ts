import { randomBytes } from 'node:crypto';
import { exportPKCS8, exportSPKI, generateKeyPair } from 'jose';

export interface MachineKey {
  clientId: string;
  /** The `kid` that an assertion names. */
  certificateId: string;
  algorithm: 'PS256' | 'ES256';
  publicKey: string;
  privateKey: string;
}

export interface TokenKey {
  consumerKey: string;
  consumerSecret: string;
  tokenId: string;
  tokenSecret: string;
}

/** What one integration (an actor in the journal) may sign in with. */
export interface IntegrationKeys {
  actor: string;
  machine: MachineKey;
  token: TokenKey;
}

const hex = (): string => randomBytes(32).toString('hex');

async function machineKey(algorithm: MachineKey['algorithm']): Promise<MachineKey> {
  const pair = await generateKeyPair(algorithm, { modulusLength: 3072, extractable: true });
  return {
    clientId: hex(),
    certificateId: randomBytes(32).toString('base64url'),
    algorithm,
    publicKey: await exportSPKI(pair.publicKey),
    privateKey: await exportPKCS8(pair.privateKey),
  };
}

/** Two integrations: the connector's, with an RSA certificate, and the staff's, with an elliptic one. */
export async function generateIntegrations(): Promise<IntegrationKeys[]> {
  const token = (): TokenKey => ({ consumerKey: hex(), consumerSecret: hex(), tokenId: hex(), tokenSecret: hex() });
  return [
    { actor: 'connector', machine: await machineKey('PS256'), token: token() },
    { actor: 'staff', machine: await machineKey('ES256'), token: token() },
  ];
}
