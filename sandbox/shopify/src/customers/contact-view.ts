import type { View } from '../graphql/context';
import type { CustomerRecord } from './customer-record';

/** The e-mail address and what its owner agreed to; none without an address. */
export function emailFields(customer: CustomerRecord): View {
  const { email, emailConsent } = customer;
  if (email === null) return { email, defaultEmailAddress: null, emailMarketingConsent: null };
  const { state, optInLevel, updatedAt } = emailConsent;
  return {
    email,
    defaultEmailAddress: {
      emailAddress: email,
      marketingState: state,
      marketingOptInLevel: optInLevel,
      marketingUpdatedAt: updatedAt,
      openTrackingLevel: 'UNKNOWN',
      sourceLocation: null,
      validFormat: true,
    },
    emailMarketingConsent: { marketingState: state, marketingOptInLevel: optInLevel, consentUpdatedAt: updatedAt, sourceLocation: null },
  };
}

export function phoneFields(customer: CustomerRecord): View {
  const { phone, smsConsent } = customer;
  if (phone === null) return { phone, defaultPhoneNumber: null, smsMarketingConsent: null };
  const { state, optInLevel, updatedAt } = smsConsent;
  const collectedFrom = updatedAt === null ? null : 'OTHER';
  return {
    phone,
    defaultPhoneNumber: {
      phoneNumber: phone,
      marketingState: state,
      marketingOptInLevel: optInLevel,
      marketingUpdatedAt: updatedAt,
      marketingCollectedFrom: collectedFrom,
      sourceLocation: null,
      /** The newer form of the same consent calls "not subscribed" otherwise. */
      smsMarketingConsent: {
        ...{ collectedFrom, optInLevel, updatedAt, sourceLocation: null },
        __typename: 'CustomerSmsMarketingConsent',
        state: state === 'NOT_SUBSCRIBED' ? 'NEVER_SUBSCRIBED' : state,
      },
    },
    smsMarketingConsent: {
      ...{ marketingState: state, marketingOptInLevel: optInLevel ?? 'UNKNOWN', consentUpdatedAt: updatedAt },
      ...{ consentCollectedFrom: collectedFrom, sourceLocation: null },
    },
  };
}
