export * from './api-answers';
export * from './change-event';
export * from './file-texts';
export * from './files';
export * from './person-fields';
export * from './salesforce-person';
