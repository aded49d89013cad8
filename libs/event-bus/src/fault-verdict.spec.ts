import { QueryFailedError } from 'typeorm';
import { CodedError } from './coded-error';
import { faultOf, judge, patience } from './fault-verdict';

const coded = (fault: CodedError['fault']): CodedError => new CodedError('No.', { code: 'no', fault, nextStep: 'Ask again.' });
const query = (code: string): Error => new QueryFailedError('SELECT 1', [], Object.assign(new Error('x'), { code }));

describe('the verdict on a failed batch', () => {
  it.each([
    ['a refused connection', Object.assign(new Error('x'), { code: 'ECONNREFUSED' })],
    [
      'one that lies below another error',
      new Error('x', { cause: new Error('y', { cause: Object.assign(new Error('z'), { code: 'ECONNRESET' }) }) }),
    ],
    ['a server that shuts down', query('57P01')],
    ['a deadlock', query('40P01')],
    ['a table that is not there yet', query('42P01')],
    ['a connection that has forgotten what was prepared on it', query('26000')],
    ['a registry that fails', Object.assign(new Error('x'), { status: 503 })],
    ['a pool without a connection', new Error('timeout exceeded when trying to connect')],
  ])('waits for %s for as long as it takes', (_, error) => {
    expect(judge(error, 1_000)).toBe('wait');
  });

  it('blames the record at once for a coded fault', () => {
    expect(judge(coded('malformed'), 1)).toBe('record');
  });

  it('tries a transient coded fault and an unexpected error again before it blames a record', () => {
    for (const error of [coded('transient'), new TypeError('x is undefined'), query('22P02')]) {
      expect(judge(error, 1)).toBe('retry');
      expect(judge(error, patience)).toBe('record');
    }
  });
});

describe('the fault of a parked record', () => {
  it('is the one that the handler named', () => {
    const fault = coded('conflict');
    expect(faultOf(fault)).toBe(fault);
  });

  it('tells nothing of an unexpected message, which may quote the record', () => {
    const fault = faultOf(new Error('cannot read pat@example.com'));
    expect(fault).toMatchObject({ code: 'handler-failed', fault: 'rejected' });
    expect(fault.message + fault.nextStep).not.toContain('example.com');
  });
});
