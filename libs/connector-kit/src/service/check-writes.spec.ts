import { SLOTS } from '@trueup/canonical-schema';
import { parseContract, parseSystems } from '@trueup/governance';
import type { AnyConnector } from '../connector';
import { fakeMapping } from '../testing/fake-connector';
import { checkWrites } from './check-writes';

const systems = parseSystems(
  `{ cell: test, systems: [{ system: shop-one, vendor: fake, family: commerce, mode: write, createWhen: never }] }`,
);
const row = `{ owner: any, rule: mostRecent, empty: ignore, why: A test., readers: READERS }`;

function contractWith(readersOf: (slot: string) => string) {
  const rows = SLOTS.map((slot) => `  ${slot}: ${row.replace('READERS', readersOf(slot))}`);
  return parseContract(['slots:', ...rows].join('\n'), systems);
}

const connectors = [{ name: 'fake', mappings: { customer: fakeMapping } }] as unknown as readonly AnyConnector[];

describe('the check of what mapping tables write', () => {
  it('lets a table pass whose systems may read all that it writes', () => {
    expect(() => checkWrites(connectors, { systems, contract: contractWith(() => '[commerce]') })).not.toThrow();
  });

  it('refuses a table that writes where the contract names no reader, all slots in one message', () => {
    const contract = contractWith((slot) => (slot === 'phones.mobile' || slot === 'emails.contact' ? '[]' : '[shop-one]'));
    expect(() => checkWrites(connectors, { systems, contract })).toThrow(/emails\.contact.*shop-one.*no reader[\s\S]*phones\.mobile/);
  });
});
