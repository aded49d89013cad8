import { readPhone } from './read-phone';

it.each([
  ['(212) 555-0101', 'US', '+12125550101'],
  ['+49 30 5550110', null, '+49305550110'],
  ['212 555 0101 ext. 7', 'US', '212 555 0101 ext. 7'],
  ['ask at the desk', 'US', 'ask at the desk'],
  ['(212) 555-0101', null, '(212) 555-0101'],
  ['  ', 'US', null],
  [null, 'US', null],
])('reads %p typed in %p as %p', (typed, country, read) => {
  expect(readPhone(typed, country)).toBe(read);
});
