import { spanContextFrom, traceCreation, traceparentOf } from './traces';

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe('a traceparent', () => {
  it('reads and writes the same', () => {
    expect(traceparentOf(spanContextFrom(traceparent))).toBe(traceparent);
  });

  it.each([undefined, '', 'rubbish', '00-00000000000000000000000000000000-00f067aa0ba902b7-01'])('is ignored when it is %p', (text) => {
    expect(spanContextFrom(text)).toBeUndefined();
  });

  it('is handed on from the cause even where nothing records spans', () => {
    expect(traceCreation('topic', spanContextFrom(traceparent))).toBe(traceparent);
  });

  it('is left out where there is no trace', () => {
    expect(traceCreation('topic', undefined)).toBeUndefined();
  });
});
