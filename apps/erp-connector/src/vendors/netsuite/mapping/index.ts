export { mapping } from './customer';
export { customFieldsOf, keyFieldOf, settings, settingsOf } from './settings';
