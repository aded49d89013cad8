import { frame, unframe } from './framing';

describe('framing', () => {
  it('puts a zero byte and the schema id before the body, and takes them off again', () => {
    const bytes = frame({ schemaId: 258, body: Buffer.from([7, 8]) });
    expect([...bytes]).toEqual([0, 0, 0, 1, 2, 7, 8]);
    expect(unframe(bytes)).toEqual({ schemaId: 258, body: Buffer.from([7, 8]) });
  });

  it.each([Buffer.alloc(0), Buffer.from([0, 0, 0, 1]), Buffer.from('hello, world')])(
    'calls %p malformed instead of reading beyond it',
    (bytes) => {
      expect(() => unframe(bytes)).toThrow(expect.objectContaining({ code: 'not-framed', fault: 'malformed' }) as Error);
    },
  );
});
