import { companyDomain } from './domain';

it.each([
  ['info@mail.example.co.uk', 'example.co.uk'],
  ['Ada@EXAMPLE.com', 'example.com'],
  ['https://www.example.org/en?x=1', 'example.org'],
  ['www.example.net', 'example.net'],
])('takes the domain of %s for %s', (text, domain) => {
  expect(companyDomain(text)).toBe(domain);
});

it.each([
  'ada@gmail.com',
  'ada@yahoo.co.jp',
  'ada@gmx.de',
  'demo.myshopify.com',
  'x@privaterelay.appleid.com',
  'ada@local',
  '127.0.0.1',
  '',
  'nothing',
  'co.uk',
])('takes no company from %s', (text) => {
  expect(companyDomain(text)).toBeUndefined();
});
