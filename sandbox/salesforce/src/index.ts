export { CUSTOM_FIELDS, type CustomField } from './fields/custom-fields';
export type { SandboxConfigInput } from './config';
export { startSalesforceSandbox } from './start-salesforce-sandbox';
