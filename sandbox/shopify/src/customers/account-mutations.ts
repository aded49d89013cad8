import { randomBytes } from 'node:crypto';
import type { SandboxReply, SandboxRequest } from '@trueup/sandbox-kit';
import type { Args, Context, View } from '../graphql/context';
import { problem } from '../problem';
import type { Shop } from '../shop/shop';
import { customerById } from './customer-by-id';
import { customerView } from './customer-view';

function invite(context: Context, args: Args): View {
  const customer = customerById(context.shop, args['customerId']);
  if (!customer) return { customer: null, userErrors: [problem(['customerId'], 'Customer does not exist', 'INVALID')] };
  if (customer.state === 'ENABLED' || customer.email === null) {
    return { customer: null, userErrors: [problem(['customerId'], 'The customer cannot be invited', 'INVALID')] };
  }
  context.shop.changeCustomer(customer, (one) => {
    one.state = 'INVITED';
  });
  return { customer: customerView(context, customer), userErrors: [] };
}

function activationUrl(context: Context, args: Args): View {
  const customer = customerById(context.shop, args['customerId']);
  if (!customer) return { accountActivationUrl: null, userErrors: [problem(['customerId'], 'Customer does not exist')] };
  if (customer.state === 'ENABLED') return { accountActivationUrl: null, userErrors: [problem(['customerId'], 'Account already enabled')] };
  const token = randomBytes(12).toString('hex');
  customer.activationToken = token;
  context.shop.save();
  return { accountActivationUrl: `${context.shop.baseUrl()}/account/activate/${customer.id}/${token}`, userErrors: [] };
}

/** The shopper's own step: posting the page of the activation URL enables the login, once. */
export function activate(shop: Shop): (request: SandboxRequest, params: Record<string, string>) => SandboxReply {
  return (_request, { id, token }) => {
    const customer = shop.customers.get(Number(id));
    if (!customer || customer.activationToken === null || customer.activationToken !== token) return { status: 404, body: 'Not Found' };
    shop.changeCustomer(customer, (one) => {
      one.state = 'ENABLED';
      one.activationToken = null;
    });
    return { status: 302, headers: { location: '/account' } };
  };
}

export function accountMutations(context: Context): View {
  return {
    customerSendAccountInviteEmail: (args: Args) => invite(context, args),
    customerGenerateAccountActivationUrl: (args: Args) => activationUrl(context, args),
  };
}
