import { field } from './field-builders';
import type { FieldDefinition, FieldOptions, FieldType } from './field-definition';

export type CustomisedObject = 'Account' | 'Contact' | 'Lead';

export interface CustomField extends FieldOptions {
  name: string;
  label: string;
  type: FieldType;
  on: readonly CustomisedObject[];
}

const BOTH = ['Account', 'Contact'] as const;
const PEOPLE = ['Account', 'Contact', 'Lead'] as const;
const CONSENT = { type: 'picklist', values: ['OptIn', 'OptOut'], restricted: true, length: 255, on: PEOPLE } as const;

/** The org's own fields. A person account shows each Contact one once more, as `…__pc` on Account. */
export const CUSTOM_FIELDS: readonly CustomField[] = [
  { name: 'Trueup_Key__c', label: 'Trueup Key', type: 'string', length: 36, externalId: true, unique: true, on: PEOPLE },
  { name: 'ERP_Account_Number__c', label: 'ERP Account Number', type: 'string', length: 80, externalId: true, on: BOTH },
  { name: 'ERP_Accounts__c', label: 'ERP Accounts', type: 'longtext', length: 32768, on: BOTH },
  { name: 'Legal_Name__c', label: 'Legal Name', type: 'string', length: 255, on: BOTH },
  { name: 'Invoice_Email__c', label: 'Invoice Email', type: 'email', length: 80, on: BOTH },
  { name: 'Tax_Id__c', label: 'Tax Id', type: 'string', length: 40, on: BOTH },
  { name: 'Tax_Id_Type__c', label: 'Tax Id Type', type: 'string', length: 40, on: BOTH },
  { name: 'Tax_Id_Country__c', label: 'Tax Id Country', type: 'string', length: 2, on: BOTH },
  { name: 'Tax_Classification__c', label: 'Tax Classification', type: 'string', length: 80, on: BOTH },
  { name: 'Tax_Exemptions__c', label: 'Tax Exemptions', type: 'longtext', length: 4000, on: BOTH },
  { name: 'Payment_Terms__c', label: 'Payment Terms', type: 'string', length: 80, on: BOTH },
  { name: 'Credit_Limit__c', label: 'Credit Limit', type: 'currency', precision: 18, scale: 2, on: BOTH },
  { name: 'Credit_Hold__c', label: 'Credit Hold', type: 'boolean', on: BOTH },
  { name: 'Order_Blocks__c', label: 'Order Blocks', type: 'string', length: 255, on: BOTH },
  { name: 'Price_List__c', label: 'Price List', type: 'string', length: 80, on: BOTH },
  { name: 'ERP_Currency__c', label: 'ERP Currency', type: 'string', length: 3, on: BOTH },
  { name: 'Legal_Entity__c', label: 'Legal Entity', type: 'string', length: 80, on: PEOPLE },
  { name: 'Business_Unit__c', label: 'Business Unit', type: 'string', length: 80, on: PEOPLE },
  { name: 'Region__c', label: 'Region', type: 'string', length: 80, on: PEOPLE },
  { name: 'Brand__c', label: 'Brand', type: 'string', length: 80, on: PEOPLE },
  { name: 'Loyalty_Id__c', label: 'Loyalty Id', type: 'string', length: 80, externalId: true, on: BOTH },
  { name: 'Loyalty_Programme__c', label: 'Loyalty Programme', type: 'string', length: 80, on: BOTH },
  { name: 'Loyalty_Tier__c', label: 'Loyalty Tier', type: 'string', length: 40, on: BOTH },
  { name: 'Preferred_Language__c', label: 'Preferred Language', type: 'string', length: 10, on: PEOPLE },
  { name: 'Order_Reference__c', label: 'Order Reference', type: 'string', length: 255, on: BOTH },
  { name: 'Order_References__c', label: 'Order References', type: 'longtext', length: 32768, on: BOTH },
  { name: 'Email_Verified__c', label: 'Email Verified', type: 'boolean', on: PEOPLE },
  { name: 'Mobile_Verified__c', label: 'Mobile Verified', type: 'boolean', on: PEOPLE },
  { name: 'Email_Consent__c', label: 'Email Consent', ...CONSENT },
  { name: 'Email_Consent_Date__c', label: 'Email Consent Date', type: 'datetime', on: PEOPLE },
  { name: 'Email_Consent_Source__c', label: 'Email Consent Source', type: 'string', length: 80, on: PEOPLE },
  { name: 'Sms_Consent__c', label: 'SMS Consent', ...CONSENT },
  { name: 'Sms_Consent_Date__c', label: 'SMS Consent Date', type: 'datetime', on: PEOPLE },
  { name: 'Sms_Consent_Source__c', label: 'SMS Consent Source', type: 'string', length: 80, on: PEOPLE },
  { name: 'Consents__c', label: 'Consents', type: 'longtext', length: 32768, on: BOTH },
  { name: 'Service_Preferences__c', label: 'Service Preferences', type: 'longtext', length: 4000, on: BOTH },
  { name: 'Cart_Reference__c', label: 'Cart Reference', type: 'string', length: 255, on: BOTH },
  { name: 'Web_Preferences__c', label: 'Web Preferences', type: 'longtext', length: 4000, on: BOTH },
  { name: 'Account_Tier__c', label: 'Account Tier', type: 'string', length: 40, on: ['Account'] },
];

/** The custom fields of one object, later ones of the same name replacing earlier ones. */
export function customFieldsOf(object: CustomisedObject, fields: readonly CustomField[]): FieldDefinition[] {
  const mine = fields.filter((one) => one.on.includes(object));
  const byName = new Map(mine.map(({ on: _on, name, type, ...options }) => [name, field(name, type, { ...options, custom: true })]));
  return [...byName.values()];
}
