import { checkWrites } from '@trueup/connector-kit';
import { parseContract, parseSystems } from '@trueup/governance';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectors } from './connectors';

const config = (file: string) => readFileSync(join(__dirname, '../../../config', file), 'utf8');

it('writes no slot to a system that the shipped contract names as no reader', () => {
  const systems = parseSystems(config('systems.yaml'));
  expect(() => checkWrites(connectors, { systems, contract: parseContract(config('ownership.yaml'), systems) })).not.toThrow();
});
