import { SLOTS } from '@trueup/canonical-schema';

export interface VendorNames {
  readonly kebab: string;
  readonly camel: string;
  readonly pascal: string;
  readonly title: string;
}

/** File name ─► content of a new vendor's folder. It compiles, answers nothing yet, and its test fails until it does. */
export function connectorFiles(vendor: VendorNames, family: string): Map<string, string> {
  return new Map([
    ['connector.ts', connector(vendor, family)],
    ['client.ts', client(vendor)],
    ['faults.ts', faults(vendor)],
    ['wire.ts', wire(vendor)],
    ['mapping.ts', mapping(vendor)],
    ['fixtures/customer.json', `${JSON.stringify({ vendor: { id: '1', updatedAt: '2026-01-01T00:00:00Z' }, canonical: [] }, null, 2)}\n`],
    ['connector.spec.ts', spec(vendor)],
    ['README.md', readme(vendor)],
  ]);
}

const connector = (
  { kebab, camel, pascal, title }: VendorNames,
  family: string,
): string => `import type { Connector } from '@trueup/connector-kit';
import { z } from 'zod';
import { ${pascal}Client } from './client';
import { mapping } from './mapping';
import type { ${pascal}Customer } from './wire';

const configuration = z.object({ url: z.url(), token: z.string() });
export type ${pascal}Config = z.infer<typeof configuration>;

/** ${title}: say on this screen which API it is, how changes arrive and what it bears. */
export const ${camel}: Connector<${pascal}Config, ${pascal}Customer> = {
  name: '${kebab}',
  apiVersion: 'v1',
  family: '${family}',
  recordTypes: ['customer'],
  configuration,
  limits: { unit: 'calls', concurrency: 2, batchSize: 20 },
  mappings: { customer: mapping },
  connect: (config, context) => new ${pascal}Client(config, context),
};
`;

const client = ({
  pascal,
  title,
}: VendorNames): string => `import type { Client, Fault, Fetched, VendorContext, WriteResult } from '@trueup/connector-kit';
import type { ${pascal}Config } from './connector';
import { faultOf } from './faults';
import type { ${pascal}Customer } from './wire';

/** The only I/O with ${title}: signing in, reading, paging, writing. Every call runs in the context's budget. */
export class ${pascal}Client implements Client<${pascal}Customer> {
  constructor(
    private readonly config: ${pascal}Config,
    private readonly context: VendorContext,
  ) {}

  fetch(): Promise<readonly Fetched<${pascal}Customer>[]> {
    return this.notBuilt('fetch');
  }

  find(): Promise<readonly Fetched<${pascal}Customer>[]> {
    return this.notBuilt('find');
  }

  write(): Promise<readonly WriteResult<${pascal}Customer>[]> {
    return this.notBuilt('write');
  }

  faultOf(error: unknown): Fault {
    return faultOf(error);
  }

  private notBuilt(what: string): Promise<never> {
    return Promise.reject(new Error(\`\${this.context.row.system} at \${this.config.url} cannot \${what} yet.\`));
  }
}
`;

const faults = ({ title }: VendorNames): string => `import type { Fault } from '@trueup/connector-kit';

/** What kind of fault ${title} met; the kit decides what happens next. */
export function faultOf(error: unknown): Fault {
  return { kind: 'transient', code: 'unclassified', message: error instanceof Error ? error.message : String(error) };
}
`;

const wire = ({ pascal, title }: VendorNames): string => `import { z } from 'zod';

/** A customer in ${title}'s own words. */
export const customer = z.object({ id: z.string(), updatedAt: z.string() });
export type ${pascal}Customer = z.infer<typeof customer>;
`;

const mapping = ({ pascal }: VendorNames): string => `import { declined, type Mapping } from '@trueup/connector-kit';
import { customer, type ${pascal}Customer } from './wire';

const UNDECIDED = declined('Nobody has looked yet where this vendor keeps it.');

/** Every slot: where it lies, or why it does not. */
export const mapping: Mapping<${pascal}Customer> = {
  rows: {
${SLOTS.map((slot) => `    ${/^\w+$/.test(slot) ? slot : `'${slot}'`}: UNDECIDED,`).join('\n')}
  },
  parse: (body) => customer.parse(body),
  identify: ({ id, updatedAt }) => ({
    ref: { type: 'customer', id },
    kind: 'person',
    sourceVersion: updatedAt,
    sourceTime: Date.parse(updatedAt),
    segment: null,
    objects: [],
    references: [],
    ourKey: null,
  }),
  empty: () => ({ id: '', updatedAt: '' }),
};
`;

const spec = ({ camel, title }: VendorNames): string => `import { ${camel} } from './connector';

// Replace this by one call to describeConnector with the vendor's sandbox: it proves what every connector promises.
it('maps every attribute of ${title}, or says why not', () => {
  const undecided = Object.entries(${camel}.mappings['customer']?.rows ?? {}).filter(([, row]) => 'declined' in row && row.declined.startsWith('Nobody has looked'));
  expect(undecided.map(([slot]) => slot)).toEqual([]);
});
`;

const readme = ({ title }: VendorNames): string => `# ${title}

- **API and version**:
- **Sign-in**:
- **Permissions needed**, and what is lost without each:
- **How changes arrive**, and what they miss:
- **Oddities**:
- **What the sandbox covers**, and what was never confirmed against the vendor:
`;
