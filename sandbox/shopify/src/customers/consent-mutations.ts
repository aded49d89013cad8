import type { Args, Context, View } from '../graphql/context';
import { refuseUnserved } from '../graphql/unserved';
import { problem, type Problem, under } from '../problem';
import { type ReadConsent, readConsent } from './consent-rules';
import { customerById } from './customer-by-id';
import type { CustomerRecord } from './customer-record';
import { customerView } from './customer-view';

const SERVED = ['marketingState', 'marketingOptInLevel', 'consentUpdatedAt'];

interface Channel {
  field: 'emailMarketingConsent' | 'smsMarketingConsent';
  kind: 'email' | 'phone';
  record: 'emailConsent' | 'smsConsent';
}

const EMAIL: Channel = { field: 'emailMarketingConsent', kind: 'email', record: 'emailConsent' };
const SMS: Channel = { field: 'smsMarketingConsent', kind: 'phone', record: 'smsConsent' };

function refused(problems: readonly Problem[]): View {
  return { customer: null, userErrors: problems };
}

function update(context: Context, [channel, args]: [channel: Channel, args: Args]): View {
  const input = args['input'] as Args;
  const wanted = input[channel.field] as Args;
  refuseUnserved(channel.field, [wanted, SERVED]);
  const customer = customerById(context.shop, input['customerId']);
  if (!customer) return refused([problem(['input', 'customerId'], 'Customer not found', 'INVALID')]);
  const { consent, problems } = readConsent(wanted, { point: customer[channel.kind], kind: channel.kind });
  if (!consent) return refused(under(['input', channel.field], problems));
  context.shop.changeCustomer(customer, (one) => {
    one[channel.record] = consent;
  });
  return { customer: customerView(context, customer), userErrors: [] };
}

/** The consents of a creation's input, read for the contact points it creates; none given = none asked. */
export function consentsIn(
  input: Args,
  points: { email: string | null; phone: string | null },
): { email?: ReadConsent; sms?: ReadConsent } {
  const read = (channel: Channel): ReadConsent | undefined => {
    const wanted = input[channel.field] as Args | null | undefined;
    if (!wanted) return undefined;
    refuseUnserved(channel.field, [wanted, SERVED]);
    return readConsent(wanted, { point: points[channel.kind], kind: channel.kind });
  };
  return { email: read(EMAIL), sms: read(SMS) };
}

/** Without its contact point a consent says nothing any more. */
export function dropPointlessConsents(customer: CustomerRecord): void {
  const none = { state: 'NOT_SUBSCRIBED', optInLevel: null, updatedAt: null } as const;
  if (customer.email === null) customer.emailConsent = { ...none };
  if (customer.phone === null) customer.smsConsent = { ...none };
}

export function consentMutations(context: Context): View {
  return {
    customerEmailMarketingConsentUpdate: (args: Args) => update(context, [EMAIL, args]),
    customerSmsMarketingConsentUpdate: (args: Args) => update(context, [SMS, args]),
  };
}
