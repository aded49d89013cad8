import { VendorError } from '@trueup/connector-kit';
import { faultOf, faultOfAnswer, signInFault } from './faults';
import { parseCustomer } from './wire';

function refusal(status: number, code: string, more: { detail?: string; path?: string } = {}) {
  return { status, body: { status, 'o:errorDetails': [{ detail: more.detail ?? '', 'o:errorCode': code, 'o:errorPath': more.path }] } };
}

describe('a refusal of NetSuite', () => {
  it.each([
    [429, 'CONCURRENCY_LIMIT_EXCEEDED', 'throttled'],
    [400, 'SSS_REQUEST_LIMIT_EXCEEDED', 'throttled'],
    [400, 'WS_REQUEST_BLOCKED', 'throttled'],
    [401, 'INVALID_LOGIN', 'unauthorised'],
    [403, 'INSUFFICIENT_PERMISSION', 'unauthorised'],
    [404, 'NONEXISTENT_ID', 'conflict'],
    [410, 'GONE', 'conflict'],
    [400, 'USER_ERROR', 'rejected'],
    [400, 'INVALID_CONTENT', 'rejected'],
    [500, 'UNEXPECTED_ERROR', 'transient'],
    [503, '', 'transient'],
  ])('%i %s is %s', (status, code, kind) => {
    expect(faultOfAnswer(refusal(status, code)).kind).toBe(kind);
  });

  it('waits as long as it is told to, else until the next call may have ended', () => {
    expect(faultOfAnswer({ ...refusal(429, 'CONCURRENCY_LIMIT_EXCEEDED'), retryAfter: '7' }).retryAfterMs).toBe(7_000);
    expect(faultOfAnswer(refusal(429, 'CONCURRENCY_LIMIT_EXCEEDED')).retryAfterMs).toBe(300);
  });

  it('says that somebody made the record already', () => {
    const taken = refusal(400, 'USER_ERROR', { detail: 'Error while accessing a resource. This entity already exists.' });
    expect(faultOfAnswer(taken)).toMatchObject({ kind: 'conflict', code: 'ALREADY_EXISTS' });
  });

  it('names the slot that was refused, and keeps no value of a person', () => {
    const detail = 'You have entered an Invalid Field Value Ada Birch for the following field: language.';
    const fault = faultOfAnswer(refusal(400, 'INVALID_CONTENT', { detail, path: 'language' }));
    expect(fault).toMatchObject({ kind: 'rejected', slots: ['preferredLanguage'] });
    expect(fault.message).toBe('NetSuite answered 400; for the following field: language; at language');
  });

  it('of a sign-in is unauthorised, unless NetSuite is busy or down', () => {
    expect(signInFault({ status: 400, body: { error: 'invalid_grant' } })).toMatchObject({ kind: 'unauthorised', code: 'invalid_grant' });
    expect(signInFault({ status: 503, body: undefined }).kind).toBe('transient');
  });
});

describe('an error of a call', () => {
  it('that never got an answer is transient', () => {
    expect(faultOf(Object.assign(new Error('cut'), { code: 'ECONNRESET' })).kind).toBe('transient');
  });

  it('that cannot be read is malformed, and says where', () => {
    const failed = () => parseCustomer({ id: '1001' });
    expect(failed).toThrow();
    expect(faultOf(thrownBy(failed))).toMatchObject({ kind: 'malformed', message: expect.stringContaining('isPerson') as string });
  });

  it('whose fault is known keeps it', () => {
    const fault = { kind: 'conflict', code: 'RECORD_CHANGED', message: 'changed' } as const;
    expect(faultOf(new VendorError(fault))).toEqual(fault);
  });
});

function thrownBy(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return error;
  }
}
