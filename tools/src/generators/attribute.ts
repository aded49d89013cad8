import { logger, type Tree } from '@nx/devkit';

export interface AttributeOptions {
  /** In camel case, such as nickname. */
  readonly name: string;
  readonly doc: string;
  /** Family that owns it. */
  readonly owner: 'crm' | 'commerce' | 'erp' | 'any';
}

interface Schema {
  readonly fields: { name: string; type: unknown; doc: string; default?: unknown; pii?: string }[];
}

const ATTRIBUTES = 'libs/canonical-schema/src/attributes.ts';
const OWNERSHIP = 'config/ownership.yaml';

/** `nx g @trueup/tools:attribute NAME --doc … --owner crm`: a text attribute in the schemas, the attribute table and the contract. */
export default function attributeGenerator(tree: Tree, { name, doc, owner }: AttributeOptions): void {
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) throw new Error(`${name} is no name for an attribute: use camel case, such as nickname.`);
  addField(tree, 'schemas/customer/observed.v1.avsc', { name, type: ['null', 'TextClaim'], doc });
  addField(tree, 'schemas/customer/golden-changed.v1.avsc', { name, type: ['null', 'GoldenText'], doc });
  insert(tree, ATTRIBUTES, { before: "  'emails.contact'", text: `  ${name}: { value: 'text', place: { scalar: '${name}' } },\n` });
  insert(tree, 'libs/canonical-schema/src/slot-view.ts', { before: '  };\n}\ntype AttributeField', text: `    ${name}: null,\n` });
  const row = `\n  ${name}:\n    { owner: ${owner}, readers: [], rule: owner, onForeignWrite: shadow, empty: ignore, why: Say why. }\n`;
  tree.write(OWNERSHIP, `${read(tree, OWNERSHIP).trimEnd()}\n${row}`);
  logger.info(
    `${name} is added. Next: npm run generate; name its readers in ${OWNERSHIP}; map or decline it in every vendor's mapping (the type check lists them).`,
  );
}

function addField(tree: Tree, file: string, field: { name: string; type: unknown; doc: string }): void {
  const schema = JSON.parse(read(tree, file)) as Schema;
  if (schema.fields.some(({ name }) => name === field.name)) throw new Error(`${file} has a field ${field.name} already.`);
  schema.fields.push({ ...field, default: null, pii: 'quasi' });
  tree.write(file, `${JSON.stringify(schema, null, 2)}\n`);
}

function insert(tree: Tree, file: string, { before, text }: { before: string; text: string }): void {
  const content = read(tree, file);
  const at = content.indexOf(before);
  if (at < 0) throw new Error(`${file} no longer has the line before which the new row goes (${before.trim()}); add it by hand.`);
  tree.write(file, `${content.slice(0, at)}${text}${content.slice(at)}`);
}

function read(tree: Tree, file: string): string {
  const content = tree.read(file, 'utf8');
  if (content === null) throw new Error(`${file} is missing; run this in the root of the project.`);
  return content;
}
