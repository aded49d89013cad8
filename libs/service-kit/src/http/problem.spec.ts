import { HttpException, NotFoundException } from '@nestjs/common';
import { CodedError } from '@trueup/event-bus';
import { Problem } from './problem';
import { problemOf } from './problem.filter';

it('words a problem as RFC 9457 does, with its own code', () => {
  const problem = new Problem({ status: 409, code: 'contradiction', title: 'They contradict', detail: 'Decide which one stands.' });
  expect(problemOf(problem)).toEqual({
    type: 'urn:trueup:problem:contradiction',
    status: 409,
    code: 'contradiction',
    title: 'They contradict',
    detail: 'Decide which one stands.',
  });
});

it('says how large a body may be', () => {
  expect(problemOf(new HttpException('Request body is too large', 413))).toMatchObject({ status: 413, code: 'too-large' });
});

it('names what a framework refuses', () => {
  expect(problemOf(new NotFoundException('Cannot GET /x'))).toMatchObject({ status: 404, code: 'not-found' });
});

it('tells nothing of a fault of our own', () => {
  expect(problemOf(new Error('password is hunter2'))).toMatchObject({ status: 500, code: 'internal' });
  expect(JSON.stringify(problemOf(new Error('password is hunter2')))).not.toContain('hunter2');
});

it('gives a coded fault the status of its kind and tells the next step', () => {
  const fault = new CodedError('Kafka did not take it.', { code: 'kafka-unavailable', fault: 'transient', nextStep: 'Send it again.' });
  expect(problemOf(fault)).toMatchObject({ status: 503, code: 'kafka-unavailable', detail: 'Send it again.' });
});
