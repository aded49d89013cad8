export * from './api-answers';
export * from './change-event';
export * from './file-texts';
export * from './files';
export * from './record-fields';
export * from './salesforce-record';
