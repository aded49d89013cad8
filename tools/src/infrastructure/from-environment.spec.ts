import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkReachable, fromEnvironment } from './from-environment';

const complete = {
  KAFKA_BROKERS: 'one.example.com:9092, two.example.com:9092',
  SCHEMA_REGISTRY_URL: 'https://registry.example.com/apis/ccompat/v7/',
  DATABASE_URL: 'postgres://trueup:not-shown@db.example.com:5432/trueup?sslmode=require',
};

describe('infrastructure from the environment', () => {
  it('is left alone when nothing is named', () => {
    expect(fromEnvironment({ PATH: '/bin' })).toBeUndefined();
  });

  it('takes what is named and keeps the base path of the registry', () => {
    const found = fromEnvironment(complete);
    expect(found).toMatchObject({
      mode: 'environment',
      kafka: { brokers: ['one.example.com:9092', 'two.example.com:9092'] },
      registryUrl: 'https://registry.example.com/apis/ccompat/v7',
      databaseUrl: complete.DATABASE_URL,
      environment: complete,
    });
  });

  it('shows no password in its line', () => {
    expect(fromEnvironment(complete)?.line).not.toContain('not-shown');
  });

  it('names what lacks when only some are set', () => {
    expect(() => fromEnvironment({ KAFKA_BROKERS: 'one.example.com:9092' })).toThrow(
      /KAFKA_BROKERS is set, but SCHEMA_REGISTRY_URL and DATABASE_URL are not/,
    );
  });

  it('reads SASL and TLS', () => {
    const ca = join(mkdtempSync(join(tmpdir(), 'trueup-ca-')), 'ca.pem');
    writeFileSync(ca, 'certificate');
    const secrets = {
      KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512',
      KAFKA_SASL_USERNAME: 'trueup',
      KAFKA_SASL_PASSWORD: 'secret',
      KAFKA_SSL_CA_FILE: ca,
    };
    const found = fromEnvironment({ ...complete, ...secrets, SCHEMA_REGISTRY_USERNAME: 'reader', SCHEMA_REGISTRY_PASSWORD: 'secret' });
    expect(found?.kafka.sasl).toEqual({ mechanism: 'scram-sha-512', username: 'trueup', password: 'secret' });
    expect(found?.kafka.ssl).toEqual({ caFile: ca, ca: 'certificate' });
    expect(found?.registryAuth).toMatchObject({ username: 'reader', password: 'secret' });
    expect(found?.environment.KAFKA_SSL_CA_FILE).toBe(ca);
  });

  it.each([
    [{ KAFKA_BROKERS: 'no-port.example.com' }, /HOST:PORT/],
    [{ KAFKA_SASL_USERNAME: 'alone' }, /KAFKA_SASL_PASSWORD/],
    [{ KAFKA_SASL_MECHANISM: 'gssapi', KAFKA_SASL_USERNAME: 'a', KAFKA_SASL_PASSWORD: 'b' }, /known are plain/],
    [{ KAFKA_SSL_CA_FILE: '/nowhere/ca.pem' }, /cannot be read/],
    [{ DATABASE_URL: 'not a url' }, /DATABASE_URL/],
  ])('refuses %j', (wrong, message) => {
    expect(() => fromEnvironment({ ...complete, ...wrong })).toThrow(message);
  });

  it('says in one message what does not answer', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const here = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const found = fromEnvironment({
      KAFKA_BROKERS: `${here},127.0.0.1:1`,
      SCHEMA_REGISTRY_URL: 'http://127.0.0.1:1',
      DATABASE_URL: 'postgres://127.0.0.1:2/x',
    });
    await expect(checkReachable(found as NonNullable<typeof found>, 1_000)).rejects.toThrow(
      'No answer from the registry at 127.0.0.1:1 and the database at 127.0.0.1:2.',
    );
    server.close();
  });
});
