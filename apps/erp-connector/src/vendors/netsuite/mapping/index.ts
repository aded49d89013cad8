export { contactMapping } from './contact';
export { customerMapping } from './customer';
export { customFieldsOf, keyFieldOf, settings, settingsOf } from './settings';
