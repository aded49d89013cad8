import { z } from 'zod';
import { ConfigFaults } from './config-faults';
import { readYaml } from './read-yaml';
import { ROW_DEFAULTS, type SystemRow, type SystemsConfig } from './system-row';

const row = z.object({ system: z.string().min(1), family: z.enum(['crm', 'commerce', 'erp', 'marketing']), vendor: z.string().catch('') });
const file = z.object({ systems: z.array(z.unknown()) });

/** The systems that a faulty systems.yaml names nevertheless, so that what refers to them can be checked beside it; undefined where it names none. */
export function namedSystems(text: string): SystemsConfig | undefined {
  const read = file.safeParse(yamlOf(text));
  if (!read.success) return undefined;
  const named = read.data.systems.flatMap((one) => row.safeParse(one).data ?? []);
  return named.length === 0
    ? undefined
    : { cell: 'unknown', addressCheck: { check: 'structure', countries: null }, systems: named.map(plain) };
}

function plain(named: z.infer<typeof row>): SystemRow {
  const nowhere = { brand: null, legalEntity: null, businessUnit: null, region: null, country: null };
  const idle = { mode: 'off', createWhen: 'never', orderAccepted: null, keyField: null, pollSeconds: 60, webhook: null } as const;
  return { ...ROW_DEFAULTS, ...nowhere, ...idle, connection: {}, limits: {}, settings: {}, ...named };
}

function yamlOf(text: string): unknown {
  try {
    return readYaml('systems.yaml', text);
  } catch (error) {
    if (error instanceof ConfigFaults) return undefined;
    throw error;
  }
}
