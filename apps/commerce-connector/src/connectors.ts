import type { AnyConnector } from '@trueup/connector-kit';
import { shopify } from './vendors/shopify/connector';

/** The vendors that this app serves; a row of systems.yaml names one of them. */
export const connectors: readonly AnyConnector[] = [shopify];
