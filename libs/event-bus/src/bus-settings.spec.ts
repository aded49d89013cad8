import { busSettingsFrom } from './bus-settings';

const least = { KAFKA_BROKERS: 'one:9092, two:9092', SCHEMA_REGISTRY_URL: 'http://registry:8081/apis/ccompat/v7/' };

describe('settings from the environment', () => {
  it('need the brokers and the registry, whose base path they keep', () => {
    expect(busSettingsFrom(least)).toMatchObject({
      kafka: { brokers: ['one:9092', 'two:9092'] },
      registry: { url: 'http://registry:8081/apis/ccompat/v7' },
      topicPrefix: '',
      partitions: 3,
    });
  });

  it('name everything that is missing in one error', () => {
    expect(() => busSettingsFrom({ KAFKA_BROKERS: '' })).toThrow(/KAFKA_BROKERS[\s\S]*SCHEMA_REGISTRY_URL/);
  });

  it('carry credentials and TLS where they are given', () => {
    const env = {
      ...least,
      KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512',
      KAFKA_SASL_USERNAME: 'trueup',
      KAFKA_SASL_PASSWORD: 'p',
      KAFKA_SSL: 'true',
      SCHEMA_REGISTRY_USERNAME: 'u',
      SCHEMA_REGISTRY_PASSWORD: 'p',
    };
    expect(busSettingsFrom(env)).toMatchObject({
      kafka: { ssl: true, sasl: { mechanism: 'scram-sha-512', username: 'trueup', password: 'p' } },
      registry: { username: 'u', password: 'p' },
    });
  });

  it('take an empty variable for one that is not set', () => {
    expect(busSettingsFrom({ ...least, TRUEUP_CELL: '', KAFKA_SASL_MECHANISM: '', KAFKA_SSL: '' })).toMatchObject({
      cell: 'local',
      kafka: { brokers: ['one:9092', 'two:9092'] },
    });
  });
});
