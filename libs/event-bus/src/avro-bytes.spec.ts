import { Type } from 'avsc';
import { avroBytes } from './avro-bytes';

const type = Type.forSchema({ type: 'record', name: 'said', fields: [{ name: 'word', type: 'string' }] });

describe('the bytes of a value', () => {
  it.each([0, 1_000, 20_000, 3_000_000, 40_000])('are those that the library writes, for a word of %d letters', (length) => {
    const said = { word: 'ü'.repeat(length) };
    expect(avroBytes(type, said).equals(type.toBuffer(said))).toBe(true);
  });

  it('stay as they are while others are written', () => {
    const first = avroBytes(type, { word: 'first' });
    avroBytes(type, { word: 'other' });
    expect(type.fromBuffer(first)).toEqual({ word: 'first' });
  });

  it('are refused where the value does not fit', () => {
    expect(() => avroBytes(type, { word: 7 })).toThrow('invalid');
  });
});
