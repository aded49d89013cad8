import { parseSystems } from '../systems';
import { ourCode, parseCodes, theirCode } from './codes';

const systems = parseSystems(`
cell: test
systems:
  - { system: erp-one, vendor: fake, family: erp, mode: write, createWhen: never }
  - { system: shop-one, vendor: fake, family: commerce, mode: write, createWhen: never }
  - { system: crm-one, vendor: fake, family: crm, mode: write, createWhen: never }
`);
const codes = parseCodes('terms: { net30: { erp-one: 2, shop-one: gid-4 }, net60: { erp-one: "3" } }', systems);

describe('the crosswalk of codes', () => {
  it('turns a code of a system into ours and back', () => {
    expect(ourCode(codes, { list: 'terms', system: 'erp-one', code: '2' })).toBe('net30');
    expect(theirCode(codes, { list: 'terms', system: 'shop-one', code: 'net30' })).toBe('gid-4');
  });

  it('has no code where the list speaks of the system and not of the code', () => {
    expect(ourCode(codes, { list: 'terms', system: 'erp-one', code: '9' })).toBeUndefined();
    expect(theirCode(codes, { list: 'terms', system: 'shop-one', code: 'net60' })).toBeUndefined();
  });

  it('lets every code of a system pass that the list does not speak of', () => {
    expect(ourCode(codes, { list: 'terms', system: 'crm-one', code: 'net30' })).toBe('net30');
    expect(theirCode(codes, { list: 'currencies', system: 'erp-one', code: 'EUR' })).toBe('EUR');
  });

  it('names every system that is no row and every code that would mean two of ours', () => {
    const text = 'terms: { net30: { erp-one: "2", nobody: "1" }, net60: { erp-one: "2" } }';
    expect(() => parseCodes(text, systems)).toThrow(/nobody is no row of systems.yaml[\s\S]*2 of erp-one means net30 already/);
  });

  it('takes an empty file as no crosswalk', () => {
    expect(parseCodes('', systems)).toEqual({ terms: {}, taxClasses: {}, priceLists: {}, currencies: {}, regions: {} });
  });
});
