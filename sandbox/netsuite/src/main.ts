import { runSandboxes } from '@trueup/sandbox-kit';
import { startNetsuiteSandbox } from './start-netsuite-sandbox';

runSandboxes(startNetsuiteSandbox);
