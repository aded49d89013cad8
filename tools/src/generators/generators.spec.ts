import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { SLOTS } from '@trueup/canonical-schema';
import attributeGenerator from './attribute';
import connectorGenerator from './connector';

const root = join(__dirname, '../../..');

/** The project's own files, with writes kept in memory. */
function treeOverProject(): { tree: Tree; written: Map<string, string> } {
  const written = new Map<string, string>();
  const tree = {
    exists: (path: string) => written.has(path),
    read: (path: string) => written.get(path) ?? readFileSync(join(root, path), 'utf8'),
    write: (path: string, content: string) => void written.set(path, content),
  } as unknown as Tree;
  return { tree, written };
}

it('makes the eight files of a vendor, with a row for every slot', () => {
  const { tree, written } = treeOverProject();
  connectorGenerator(tree, { name: 'acme-books', family: 'erp' });
  const names = [...written.keys()].map((path) => path.replace('apps/erp-connector/src/vendors/acme-books/', ''));
  expect(names.sort()).toEqual(
    ['README.md', 'client.ts', 'connector.spec.ts', 'connector.ts', 'faults.ts', 'fixtures/customer.json', 'mapping.ts', 'wire.ts'].sort(),
  );
  const mapping = written.get('apps/erp-connector/src/vendors/acme-books/mapping.ts') ?? '';
  expect(SLOTS.filter((slot) => !mapping.includes(`${slot}`))).toEqual([]);
});

it('refuses a vendor that is there already, and a name that is none', () => {
  const { tree } = treeOverProject();
  connectorGenerator(tree, { name: 'acme', family: 'crm' });
  expect(() => connectorGenerator(tree, { name: 'acme', family: 'crm' })).toThrow('is there already');
  expect(() => connectorGenerator(tree, { name: 'Acme Inc', family: 'crm' })).toThrow('use kebab case');
});

it('adds an attribute to the schemas, the table and the contract', () => {
  const { tree, written } = treeOverProject();
  attributeGenerator(tree, { name: 'nickname', doc: 'What friends say.', owner: 'crm' });
  expect(written.get('schemas/customer/observed.v1.avsc')).toContain('"nickname"');
  expect(written.get('schemas/customer/golden-changed.v1.avsc')).toContain('"nickname"');
  expect(written.get('libs/canonical-schema/src/attributes.ts')).toContain("nickname: { value: 'text', place: { scalar: 'nickname' } }");
  expect(written.get('libs/canonical-schema/src/slot-view.ts')).toContain('    preferredLanguage: null,\n    nickname: null,\n  };');
  expect(written.get('config/ownership.yaml')).toContain('nickname:');
});
