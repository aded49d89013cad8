import { runSandboxes } from '@trueup/sandbox-kit';
import { startSalesforceSandbox } from './start-salesforce-sandbox';

runSandboxes(startSalesforceSandbox);
