import type { RunningSandbox } from '@trueup/sandbox-kit';
import { askToken, assertion, Caller, keysOf, refusal, startOne } from './testing/caller';
import { signedHeader } from './testing/signed-header';

const now = (): number => Math.floor(Date.now() / 1000);

describe('signing in', () => {
  let sandbox: RunningSandbox;
  let url: string;
  beforeAll(async () => {
    sandbox = await startOne();
    url = `${sandbox.baseUrl}/services/rest/record/v1/customer?limit=10&q=email IS "o'neil@example.com"`;
  });
  afterAll(() => sandbox.close());

  it('grants an hour to an assertion signed with the registered certificate', async () => {
    const { connector, staff } = keysOf(sandbox);
    const answer = await askToken(connector, await assertion(connector));
    expect(answer).toMatchObject({ status: 200, body: { expires_in: 3600, token_type: 'bearer' } });
    expect((await askToken(staff, await assertion(staff))).status).toBe(200);
  });

  it('refuses an unknown client or certificate as invalid_client', async () => {
    const { connector, staff } = keysOf(sandbox);
    const wrongKid = await askToken(connector, await assertion(connector, { kid: staff.certificateId }));
    expect(wrongKid).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    expect(wrongKid.headers.get('www-authenticate')).toBe('Basic realm="TSTDRV1"');
    expect(await askToken(connector, 'not.a.token')).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  });

  it.each([
    ['another audience', { aud: 'http://127.0.0.1:1/services/rest/auth/oauth2/v1/token' }],
    ['a lifetime of over an hour', { exp: now() + 3700 }],
    ['an assertion that has run out', { iat: now() - 900, exp: now() - 300 }],
  ])('refuses %s as invalid_grant', async (_what, claims) => {
    const { connector } = keysOf(sandbox);
    expect(await askToken(connector, await assertion(connector, claims))).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('refuses a signature made with another key', async () => {
    const { connector } = keysOf(sandbox);
    const other = await startOne();
    const forged = await assertion({ ...connector, privateKey: keysOf(other).connector.privateKey });
    await other.close();
    expect(await askToken(connector, forged)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('answers a wrong bearer token with 401, INVALID_LOGIN and a challenge', async () => {
    const response = await fetch(url, { headers: { authorization: 'Bearer nobody' } });
    const body = (await response.json()) as Record<string, unknown>;
    expect(refusal({ status: response.status, headers: response.headers, body })).toMatchObject({ status: 401, code: 'INVALID_LOGIN' });
    expect(response.headers.get('www-authenticate')).toContain('Bearer realm="TSTDRV1"');
  });

  it('accepts a request signed with a token, query and all', async () => {
    const { staff } = keysOf(sandbox);
    const authorization = signedHeader({ method: 'GET', url }, staff);
    expect((await fetch(url, { headers: { authorization } })).status).toBe(200);
    expect(sandbox.server.journal.since(0).at(-1)).toMatchObject({ operation: 'GET customer list', actor: 'staff', write: false });
  });

  it.each([
    ['a nonce used twice', { oauth_nonce: 'once-only' }, 'nonce_used'],
    ['an old timestamp', { oauth_timestamp: String(now() - 3600) }, 'timestamp_refused'],
    ['HMAC-SHA1', { oauth_signature_method: 'HMAC-SHA1' }, 'signature_method_rejected'],
    ['an unknown token', { oauth_token: 'nobody' }, 'token_rejected'],
  ])('refuses %s in a signed request', async (_what, oauth, error) => {
    const { staff } = keysOf(sandbox);
    const authorization = signedHeader({ method: 'GET', url }, staff, oauth);
    await fetch(url, { headers: { authorization } });
    const second = await fetch(url, { headers: { authorization } });
    expect(second.status).toBe(401);
    expect(second.headers.get('www-authenticate')).toContain(`error="${error}"`);
  });

  it('refuses a signed request that was changed on the way', async () => {
    const { staff } = keysOf(sandbox);
    const authorization = signedHeader({ method: 'GET', url }, staff);
    expect((await fetch(`${url}&offset=10`, { headers: { authorization } })).status).toBe(401);
  });

  it('keeps no token and no assertion in the journal', async () => {
    await Caller.signIn(sandbox);
    expect(JSON.stringify(sandbox.server.journal.since(0))).not.toMatch(/client_assertion=|access_token/);
  });
});
