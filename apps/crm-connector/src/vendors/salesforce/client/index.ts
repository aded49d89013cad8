export { SalesforceClient } from './salesforce-client';
