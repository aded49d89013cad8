import { avroSchema, TOPICS } from '@trueup/canonical-schema';
import { Type } from 'avsc';
import { Codec, sealKeyHeader } from './codec';
import { CodedError } from './coded-error';
import type { SchemaStore } from './schema-store';
import { nullSealer, type Sealer } from './sealer';
import { rawEvent, topic } from './testing/bus-fixture';

const flipping: Sealer = {
  seal: (bytes, subject) => ({ bytes: flip(bytes), keyId: `key-of-${subject}` }),
  open: ({ bytes, keyId }) => {
    if (keyId !== 'key-of-shop/customer/1')
      throw new CodedError('The key is gone.', { code: 'key-gone', fault: 'rejected', nextStep: 'None: it was erased.' });
    return flip(bytes);
  },
};

function flip(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => byte ^ 0xff));
}

function storeOf(schema: string): SchemaStore {
  const store: Pick<SchemaStore, 'register' | 'typeOf'> = {
    register: () => Promise.resolve(7),
    typeOf: () => Promise.resolve(Type.forSchema(JSON.parse(schema) as never)),
  };
  return store as SchemaStore;
}

const event = rawEvent('1', 1);
const store = storeOf(avroSchema('customer/raw.v1'));

describe('a codec', () => {
  it('gives back the event that it was given', async () => {
    const codec = new Codec(store, nullSealer, '');
    const encoded = await codec.encode(topic, event, 'shop/customer/1');
    expect(encoded.headers).toEqual({});
    expect(await codec.decode(topic, encoded)).toEqual(event);
  });

  it('seals what follows the schema id and names the key in a header', async () => {
    const codec = new Codec(store, flipping, '');
    const encoded = await codec.encode(topic, event, 'shop/customer/1');
    expect(encoded.headers).toEqual({ [sealKeyHeader]: 'key-of-shop/customer/1' });
    expect([...encoded.value.subarray(0, 5)]).toEqual([0, 0, 0, 0, 7]);
    expect(encoded.value.includes('application/json')).toBe(false);
    expect(await codec.decode(topic, encoded)).toEqual(event);
  });

  it('says so where the key was destroyed', async () => {
    const codec = new Codec(store, flipping, '');
    const { value } = await codec.encode(topic, event, 'shop/customer/1');
    await expect(codec.decode(topic, { value, headers: {} })).rejects.toMatchObject({ code: 'key-gone' });
  });

  it('refuses an event that does not fit, and names where', async () => {
    const broken = { ...event, kind: 'rumour' as 'record' };
    await expect(new Codec(store, nullSealer, '').encode(topic, broken, 'k')).rejects.toMatchObject({
      code: 'invalid-event',
      message: expect.stringContaining('kind') as string,
    });
  });

  it('refuses a record whose writer meant another topic', async () => {
    const { value } = await new Codec(store, nullSealer, '').encode(topic, event, 'k');
    await expect(new Codec(store, nullSealer, '').decode(TOPICS.observed, { value, headers: {} })).rejects.toMatchObject({
      code: 'wrong-schema',
    });
  });

  it('refuses a body that ends early', async () => {
    const codec = new Codec(store, nullSealer, '');
    const { value } = await codec.encode(topic, event, 'k');
    await expect(codec.decode(topic, { value: value.subarray(0, 40), headers: {} })).rejects.toMatchObject({
      code: 'undecodable',
      fault: 'malformed',
    });
  });
});
