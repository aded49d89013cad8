import { createKeyOf } from './create-keys';

it('a record has one create key for its customer, system, type and context, and the private one is that of old', () => {
  const at = { system: 'erp-one', type: 'customer', context: 'private' };
  expect(createKeyOf('c-1', at)).toBe('ec0ed37d-511d-5b52-90c2-3485d438efba');
  const others = [
    createKeyOf('c-2', at),
    createKeyOf('c-1', { ...at, system: 'erp-two' }),
    createKeyOf('c-1', { ...at, type: 'contact' }),
    createKeyOf('c-1', { ...at, context: 'business:acme' }),
    createKeyOf('c-1', { ...at, context: 'business:globex' }),
  ];
  expect(new Set([...others, createKeyOf('c-1', at)]).size).toBe(6);
});
