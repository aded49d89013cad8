import { joinKey, type OrderReference } from '@trueup/canonical-schema';
import type { SystemRow } from '@trueup/governance';
import type { MappedClaim, MappedRow } from '@trueup/connector-kit';
import type { ShopifyCustomer, ShopifyOrder } from '../wire';

const RISKS = ['none', 'low', 'medium', 'pending', 'high'];

/** The newest orders by name. Older ones that are not read are withheld, so that they do not count as gone; test orders are none. */
export const orderReferences: MappedRow<ShopifyCustomer> = {
  read({ orders }, { row }) {
    const unread: MappedClaim = { key: joinKey([row.system]), state: 'withheld', value: null };
    if (orders === undefined) return [unread];
    const claims = orders.nodes.filter((order) => !order.test).map((order) => claimOf(order, row));
    return orders.pageInfo.hasNextPage ? [...claims, unread] : claims;
  },
};

function claimOf(order: ShopifyOrder, row: SystemRow): MappedClaim {
  const value: OrderReference = {
    status: statusOf(order, row),
    placedAt: Date.parse(order.createdAt),
    legalEntity: row.legalEntity,
    brand: row.brand,
    channel: order.sourceName,
  };
  return { key: joinKey([row.system, order.name]), state: 'value', value, changedAt: Date.parse(order.updatedAt), partId: order.id };
}

/** Accepted, by the store's rule over payment, channel and risk; without a rule no order is. */
function statusOf(order: ShopifyOrder, { orderAccepted: rule }: SystemRow): string {
  if (order.cancelledAt !== null) return 'cancelled';
  if (rule === null) return 'placed';
  const isPaid = rule.financialStatus.includes((order.displayFinancialStatus ?? '').toLowerCase());
  const isFromChannel = rule.channels === null || rule.channels.includes(order.sourceName ?? '');
  const isSafe = rule.risk.length === 0 || rule.risk.includes(riskOf(order));
  return isPaid && isFromChannel && isSafe ? 'accepted' : 'placed';
}

/** The worst of the assessments; an order that nobody assessed has none. */
function riskOf({ risk }: ShopifyOrder): string {
  const levels = risk.assessments.map(({ riskLevel }) => RISKS.indexOf(riskLevel.toLowerCase()));
  return levels.includes(-1) ? 'unknown' : (RISKS[Math.max(0, ...levels)] ?? 'none');
}
