export { NetsuiteClient } from './netsuite-client';
