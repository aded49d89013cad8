import type { AnyConnector } from '@trueup/connector-kit';
import { salesforce } from './vendors/salesforce/connector';

/** The vendors that this app serves; a row of systems.yaml names one of them. */
export const connectors: readonly AnyConnector[] = [salesforce];
