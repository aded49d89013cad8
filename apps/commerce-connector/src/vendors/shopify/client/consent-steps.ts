import type { ShopifyCustomer } from '../wire';
import type { AdminApi } from './admin-api';
import type { CustomerReader } from './customer-reader';
import type { Change, Step } from './step';

interface Decision {
  readonly document: 'emailConsent' | 'smsConsent';
  readonly field: 'emailMarketingConsent' | 'smsMarketingConsent';
  readonly state: string;
  readonly level: string | null;
  readonly at: string | null;
}

interface Given {
  readonly api: AdminApi;
  readonly reader: CustomerReader;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Consents have mutations of their own; everything else refuses them. */
export function consentSteps({ api, reader, now }: Given, { base, wanted, patch }: Change): Step[] {
  return decisionsOf(wanted, patch).map(({ document, field, state, level, at }) => async () => {
    const consent = {
      marketingState: state,
      ...(level === null ? {} : { marketingOptInLevel: level }),
      // A time in the future is refused, and other systems' clocks run ahead at times.
      ...(at === null ? {} : { consentUpdatedAt: new Date(Math.min(now, Date.parse(at))).toISOString() }),
    };
    const variables = { ...reader.variables(), input: { customerId: base.id, [field]: consent } };
    const { customer } = await api.change<{ customer: unknown; userErrors: [] }>({
      document: reader.documents[document],
      variables,
      cost: 10 + reader.cost,
    });
    return reader.parse(customer);
  });
}

function decisionsOf({ defaultEmailAddress: email, defaultPhoneNumber: phone }: ShopifyCustomer, patch: Change['patch']): Decision[] {
  const sms = phone?.smsMarketingConsent;
  return [
    ...(email && patch.defaultEmailAddress?.marketingState !== undefined
      ? [
          {
            document: 'emailConsent' as const,
            field: 'emailMarketingConsent' as const,
            state: email.marketingState,
            level: email.marketingOptInLevel,
            at: email.marketingUpdatedAt,
          },
        ]
      : []),
    ...(sms && patch.defaultPhoneNumber?.smsMarketingConsent?.state !== undefined
      ? [
          {
            document: 'smsConsent' as const,
            field: 'smsMarketingConsent' as const,
            state: sms.state,
            level: sms.optInLevel,
            at: sms.updatedAt,
          },
        ]
      : []),
  ];
}
