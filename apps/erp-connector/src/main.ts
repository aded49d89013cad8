import { runConnectors } from '@trueup/connector-kit';
import { connectors } from './connectors';

void runConnectors({ name: 'erp-connector', databaseSchema: 'erp_connector', defaultPort: 7005, connectors });
