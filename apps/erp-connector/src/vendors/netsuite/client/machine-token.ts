import { VendorError } from '@trueup/connector-kit';
import { importPKCS8, SignJWT } from 'jose';
import { signInFault } from '../faults';
import { parseToken } from '../wire';
import type { MachineKeys } from './configuration';
import { exchange } from './exchange';
import type { SignIn } from './sign-in';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const ASSERTION_SECONDS = 300;
const RENEW_BEFORE_MS = 60_000;

interface Held {
  readonly token: string;
  readonly until: number;
}

/** OAuth 2.0 machine to machine: an assertion signed with the certificate's key becomes a token that is kept until shortly before it ends. */
export class MachineToken implements SignIn {
  private held: Promise<Held> | undefined;

  constructor(
    private readonly config: MachineKeys & { readonly url: string },
    private readonly now: () => number,
  ) {}

  async authorization(): Promise<string> {
    const held = await (this.held ??= this.ask());
    if (held.until > this.now()) return `Bearer ${held.token}`;
    this.held = undefined;
    return this.authorization();
  }

  forget(): void {
    this.held = undefined;
  }

  private async ask(): Promise<Held> {
    try {
      return await this.granted();
    } catch (error) {
      this.forget();
      throw error;
    }
  }

  private async granted(): Promise<Held> {
    const url = `${this.config.url}/services/rest/auth/oauth2/v1/token`;
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: ASSERTION_TYPE,
      client_assertion: await this.assertion(url),
    });
    const asked = this.now();
    const answer = await exchange(url, { method: 'POST', body });
    if (answer.status !== 200) throw new VendorError(signInFault(answer));
    const { token, seconds } = parseToken(answer.body);
    return { token, until: asked + seconds * 1_000 - RENEW_BEFORE_MS };
  }

  private async assertion(audience: string): Promise<string> {
    const { algorithm, certificateId, clientId, privateKey } = this.config;
    const issued = Math.floor(this.now() / 1_000);
    return new SignJWT({ scope: ['rest_webservices'] })
      .setProtectedHeader({ alg: algorithm, typ: 'JWT', kid: certificateId })
      .setIssuer(clientId)
      .setAudience(audience)
      .setIssuedAt(issued)
      .setExpirationTime(issued + ASSERTION_SECONDS)
      .sign(await signingKey(privateKey, algorithm));
  }
}

async function signingKey(pem: string, algorithm: string): ReturnType<typeof importPKCS8> {
  try {
    return await importPKCS8(pem, algorithm);
  } catch (cause) {
    const message = `The private key is no PKCS 8 key for ${algorithm}.`;
    throw new VendorError({ kind: 'unauthorised', code: 'BAD_PRIVATE_KEY', message }, { cause });
  }
}
