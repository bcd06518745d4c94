import { PUBLISHED } from '../published.ts';

export interface Policy {
  /** As the client is told it. */
  readonly name: string;
  /** Requests of one client in a window. */
  readonly most: number;
  readonly seconds: number;
  /** Gateways count together. Where it only keeps floods off, each counts alone: to ask Redis costs a gateway a tenth of a request. */
  readonly isShared: boolean;
}

const alone = (name: string, most: number): Policy => ({ name, most, seconds: 60, isShared: false });
const together = (name: string, most: number): Policy => ({ name, most, seconds: 60, isShared: true });

/**
 * One address may be all guests on a shop's wifi: a hundred of them who order within a minute, with the page asking what their
 * basket costs and where their order is once a second, meet none of these. A kitchen display asks every two seconds, a key may be
 * that of many displays.
 */
export const POLICIES = {
  /** What customers change: ordering, cancelling. */
  orders: together('orders', 240),
  quotes: alone('quotes', 1200),
  reads: alone('reads', 9000),
  /** Whatever staff do, by key or token. */
  staff: alone('staff', 12_000),
  signIn: together('sign-in', 20),
  /** Credentials that were wrong, of any kind. */
  failed: together('failed-credentials', 60),
} as const satisfies Record<string, Policy>;

/** Health is asked by machines that keep the shop running, and Stripe comes from many addresses: both are bounded in flight. */
const UNCOUNTED = ['api.live', 'api.ready', 'payment.webhook'];
const SIGN_IN = 'POST /session';

/** What counts a request of this method for this action; undefined where nothing does. */
export function policyOf(action: string, method: string | undefined, isStaff: boolean): Policy | undefined {
  if (UNCOUNTED.includes(action)) return undefined;
  if (PUBLISHED.get(action)?.rest === SIGN_IN) return POLICIES.signIn;
  if (isStaff) return POLICIES.staff;
  if (action === 'order.quote') return POLICIES.quotes;
  return method === 'GET' || method === 'HEAD' ? POLICIES.reads : POLICIES.orders;
}
