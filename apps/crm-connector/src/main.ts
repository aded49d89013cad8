import { runConnectors } from '@trueup/connector-kit';
import { connectors } from './connectors';

void runConnectors({ name: 'crm-connector', databaseSchema: 'crm_connector', defaultPort: 7003, connectors });
