import { logger, type Tree } from '@nx/devkit';
import { connectorFiles, type VendorNames } from './connector-files';

export interface ConnectorOptions {
  /** In kebab case, such as acme-commerce. */
  readonly name: string;
  readonly family: 'crm' | 'commerce' | 'erp';
}

/** `nx g @trueup/tools:connector NAME --family erp`: the eight files of a vendor, each with what it must answer. */
export default function connectorGenerator(tree: Tree, { name, family }: ConnectorOptions): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new Error(`${name} is no name for a vendor: use kebab case, such as acme-commerce.`);
  const folder = `apps/${family}-connector/src/vendors/${name}`;
  if (tree.exists(`${folder}/connector.ts`)) throw new Error(`${folder} is there already.`);
  for (const [file, content] of connectorFiles(namesOf(name), family)) tree.write(`${folder}/${file}`, content);
  logger.info(
    `${folder} is made. Next: list the connector in apps/${family}-connector/src/connectors.ts, write its sandbox from the vendor's definition, add a row to config/systems.yaml.`,
  );
}

function namesOf(name: string): VendorNames {
  const words = name.split('-').map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  const pascal = words.join('');
  return { kebab: name, pascal, camel: `${pascal.charAt(0).toLowerCase()}${pascal.slice(1)}`, title: words.join(' ') };
}
