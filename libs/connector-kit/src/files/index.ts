// What reads files without a service around it: this door leads past the loops, the bus and all that they need.
export { contentOf, type FileRow } from './file-row';
export { identityOfRow } from './identity-of-row';
