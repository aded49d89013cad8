import { createSign } from 'node:crypto';

export interface Login {
  clientId: string;
  username: string;
  privateKey: string;
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWT bearer assertion; `claims` replaces any of the usual ones. */
export function signAssertion(login: Login, audience: string, claims: Record<string, unknown> = {}): string {
  const exp = Math.floor(Date.now() / 1000) + 120;
  const usual = { iss: login.clientId, sub: login.username, aud: audience, exp };
  const content = `${encoded({ alg: 'RS256' })}.${encoded({ ...usual, ...claims })}`;
  return `${content}.${createSign('RSA-SHA256').update(content).sign(login.privateKey, 'base64url')}`;
}
