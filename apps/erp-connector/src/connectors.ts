import type { AnyConnector } from '@trueup/connector-kit';
import { netsuite } from './vendors/netsuite/connector';

/** The vendors that this app serves; a row of systems.yaml names one of them. */
export const connectors: readonly AnyConnector[] = [netsuite];
