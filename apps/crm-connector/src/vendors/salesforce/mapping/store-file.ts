import { json } from '@trueup/connector-kit';
import { facetFile } from './in-file';

const store = facetFile('Web_Preferences__c', 'commerce');

/** What stores let an agent know of a shopper: the open cart by its reference, and with consent the preferences and a summary of behaviour. */
export const storeFile = {
  cart: store({ name: 'cart', shown: { field: 'Cart_Reference__c', of: 'first', max: 255 } }),
  webPreferences: store({ name: 'webPreferences', as: json }),
  behaviour: store({ name: 'behaviour', as: json }),
};
