import { runConnectors } from '@trueup/connector-kit';
import { connectors } from './connectors';

void runConnectors({ name: 'commerce-connector', databaseSchema: 'commerce_connector', defaultPort: 7004, connectors });
