import { COMPANY, COMPANY_LOCATION, CUSTOMER } from '../wire';
import { company } from './company';
import { companyLocation } from './company-location';
import { customer } from './customer';

/** A table for each record type. */
export const mappings = { [CUSTOMER]: customer, [COMPANY]: company, [COMPANY_LOCATION]: companyLocation };

export { settings } from './settings';
