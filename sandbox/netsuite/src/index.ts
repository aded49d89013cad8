export { startNetsuiteSandbox } from './start-netsuite-sandbox';
export type { NetsuiteSandboxConfig } from './tenant-config';
