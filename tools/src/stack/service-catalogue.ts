/** One service of Trueup: its name, where its program lies below the root and its schema in Postgres. */
export interface ServiceEntry {
  readonly name: ServiceName;
  readonly program: string;
}

const NAMES = ['ingest-gateway', 'identity-resolver', 'crm-connector', 'commerce-connector', 'erp-connector', 'console-api'] as const;

/** Name of a service, the same as its folder below apps/. */
export type ServiceName = (typeof NAMES)[number];

/** Every service that runs in a cell. */
export const SERVICES: readonly ServiceEntry[] = NAMES.map((name) => ({ name, program: `apps/${name}/dist/main.js` }));
