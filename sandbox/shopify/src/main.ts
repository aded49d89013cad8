import { runSandboxes } from '@trueup/sandbox-kit';
import { startShopifySandbox } from './start-shopify-sandbox';

runSandboxes(startShopifySandbox);
