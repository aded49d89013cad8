import type { CustomerDelivered } from '@trueup/canonical-schema';
import type { ParkRequest, Transaction } from '@trueup/event-bus';
import { parseContract, type SystemsConfig } from '@trueup/governance';
import { Metrics } from '@trueup/service-kit';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fakeMapping } from '../testing/fake-connector';
import { goldenPerson } from '../testing/golden';
import { systemRow } from '../testing/system-row';
import type { DesiredRow } from '../store/desired-store';
import { SystemControl } from '../control/system-control';
import { prepareRow } from './prepare-row';
import type { SystemRuntime } from './system-runtime';

const erp = systemRow({ system: 'erp-one', family: 'erp' });
const systems: SystemsConfig = {
  cell: 'test',
  addressCheck: { check: 'none', countries: null },
  systems: [systemRow({ system: 'crm-one', family: 'crm', vendor: 'other' }), erp],
};
const contract = parseContract(readFileSync(join(__dirname, '../../../../config/ownership.yaml'), 'utf8'), systems);

it('parks a customer for whom no plan can be made, settles the change and ends the row, so that others are not held up', async () => {
  const snapshot = goldenPerson({ customerId: 'c-1', version: 3, values: { 'names.given': 'Ann' }, systems: { 'erp-one': 'wanted' } });
  const row: DesiredRow = {
    ...{ customerId: 'c-1', goldenVersion: 3, snapshot, lane: 3, since: 0, attempts: 0, createKey: null, waitUntil: null, refused: null },
    settles: snapshot.settles.map((change) => ({ ...change, version: 3 })),
  };
  const [parked, published, statements]: [ParkRequest[], CustomerDelivered[], string[]] = [[], [], []];
  const tx: Transaction = {
    query: (sql) => {
      statements.push(sql);
      return Promise.resolve([]);
    },
    publish: ({ event }) => void published.push(event as CustomerDelivered),
    park: (item) => void parked.push(item),
    closeParked: () => undefined,
    afterCommit: () => undefined,
  };
  const broken = () => {
    throw new TypeError('The table cannot go on.');
  };
  const runtime = {
    control: new SystemControl(erp),
    ...{ row: erp, systems, contract, metrics: new Metrics(), now: () => 1 },
    mapping: { ...fakeMapping, empty: broken },
    bus: { meta: () => snapshot.meta },
    log: { error: () => undefined },
  } as unknown as SystemRuntime;

  expect(await prepareRow(runtime, tx, row)).toBeUndefined();
  expect(parked).toMatchObject([{ code: 'UNPLANNABLE', customerId: 'c-1', system: 'erp-one' }]);
  expect(published).toMatchObject([{ outcome: 'parked', settles: [snapshot.meta.correlationId] }]);
  expect(statements.some((sql) => /next_at = CASE WHEN golden_version = \$3 THEN NULL/.test(sql))).toBe(true);
});
