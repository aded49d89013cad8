import { fileConnectors } from '../files/file-connector';
import { fakeConnector } from '../testing/fake-connector';
import { FakeVendor } from '../testing/fake-vendor';
import { systemRow } from '../testing/system-row';
import { servedSystems } from './served-systems';

const erp = fakeConnector(new FakeVendor());
const connectors = [erp, ...fileConnectors([erp])];
const row = { vendor: 'file', family: 'erp', mode: 'listen' } as const;

it('serves the systems of its families that live from files, and leaves others to their own app', () => {
  const rows = [systemRow({ system: 'old-erp', ...row }), systemRow({ system: 'old-shop', ...row, family: 'commerce' })];
  expect(servedSystems(rows, connectors).map((one) => one.row.system)).toEqual(['old-erp']);
});

it('names every system that lives from files and should be written to', () => {
  const rows = ['one', 'two'].map((system) => systemRow({ system, ...row, mode: 'write' }));
  expect(() => servedSystems(rows, connectors)).toThrow(/2 faults[\s\S]*one lives from files[\s\S]*two lives from files/);
});

it('refuses that writing waits for the first load of what lives from files', () => {
  expect(() => servedSystems([systemRow({ ...row, firstLoad: true })], connectors)).toThrow(/nothing can wait for its first load/);
});

it('refuses a vendor in a family that it does not serve', () => {
  expect(() => servedSystems([systemRow({ vendor: 'fake', family: 'crm' })], connectors)).toThrow(/of family crm, but fake serves erp/);
});
