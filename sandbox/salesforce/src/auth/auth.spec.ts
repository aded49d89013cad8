import { generateKeyPairSync } from 'node:crypto';
import { RestClient } from '../testing/rest-client';
import { signAssertion } from '../testing/sign-assertion';
import { startOrg, type TestOrg } from '../testing/start-org';

describe('signing in', () => {
  let org: TestOrg;
  beforeAll(async () => {
    org = await startOrg();
  });
  afterAll(() => org.sandbox.close());

  const token = async (form: Record<string, string>) => {
    const response = await fetch(`${org.sandbox.baseUrl}/services/oauth2/token`, { method: 'POST', body: new URLSearchParams(form) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const bearer = (assertion: string) => token({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
  const signed = (claims: Record<string, unknown> = {}) => signAssertion(org.credentials, org.sandbox.baseUrl, claims);

  it('answers a signed assertion with a token and no lifetime', async () => {
    const { status, body } = await bearer(signed());
    expect(status).toBe(200);
    expect(Object.keys(body).sort()).toEqual(['access_token', 'id', 'instance_url', 'scope', 'token_type']);
    expect(body.instance_url).toBe(org.sandbox.baseUrl);
  });

  it.each([
    ['an expired one', { exp: Math.floor(Date.now() / 1000) - 60 }, 'invalid_grant'],
    ['one that lives longer than three minutes', { exp: Math.floor(Date.now() / 1000) + 600 }, 'invalid_grant'],
    ['another audience', { aud: 'https://login.example.com' }, 'invalid_grant'],
    ['a user that the app is not for', { sub: 'sam.staff@salesforce.example.com' }, 'invalid_grant'],
    ['an unknown app', { iss: 'nobody' }, 'invalid_client_id'],
  ])('refuses %s', async (_what, claims, error) => {
    expect(await bearer(signed(claims))).toMatchObject({ status: 400, body: { error } });
  });

  it('refuses a signature by another key and what is no assertion', async () => {
    const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const forged = signAssertion({ ...org.credentials, privateKey }, org.sandbox.baseUrl);
    expect(await bearer(forged)).toMatchObject({ status: 400, body: { error: 'invalid_grant', error_description: 'invalid assertion' } });
    expect(await bearer('x.y.z')).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await token({ grant_type: 'password' })).toMatchObject({ status: 400, body: { error: 'unsupported_grant_type' } });
  });

  it('takes client credentials with the right secret only', async () => {
    const { clientId, clientSecret } = org.credentials;
    const form = { grant_type: 'client_credentials', client_id: clientId };
    expect((await token({ ...form, client_secret: clientSecret })).status).toBe(200);
    expect(await token({ ...form, client_secret: 'wrong' })).toMatchObject({ status: 400, body: { error: 'invalid_client' } });
  });

  it('answers 401 to an unknown token and to a session that has ended', async () => {
    const expected = { status: 401, body: [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }] };
    const caller = new RestClient(org.sandbox.baseUrl, org.credentials);
    expect(await caller.call('GET', '/limits')).toMatchObject(expected);
    await caller.signIn();
    expect((await caller.call('GET', '/limits')).status).toBe(200);
    await caller.control('POST', 'expire-sessions');
    expect(await caller.call('GET', '/limits')).toMatchObject(expected);
  });
});

describe('a session', () => {
  it('ends after its minutes without a call', async () => {
    const org = await startOrg({ sessionMinutes: 0.002 });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect((await org.connector.call('GET', '/limits')).status).toBe(401);
    await org.sandbox.close();
  });
});
