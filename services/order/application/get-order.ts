import { businessDay } from '../../../kernel/business-day.ts';
import { type Asking, isTheirs } from '../domain/customer.ts';
import type { Order } from '../domain/order.ts';
import { OrderNameInvalid, OrderNumberUnknown, OrderUnknown } from '../domain/order-errors.ts';
import { orderView, shopOrderView } from './order-view.ts';
import type { OrderDeps } from './ports.ts';
import { shopDay } from './shop-day.ts';

/** The customer's own order; another customer's answers ORDER_UNKNOWN. */
export async function getOrder(p: Asking & { orderId: string }, { orders }: OrderDeps) {
  const order = await orders.find(p.orderId);
  if (!order || !isTheirs(order, p)) throw new OrderUnknown(p.orderId);
  return orderView(order);
}

interface Named {
  orderId?: string;
  /** What it is called by, on the business day `day`; without one on the latest until today, else on the next day that has it. */
  number?: number;
  day?: string;
}

/** Anybody's, for the shop's own services and people, who find its way in the log and among the spans by `trace_id`. */
export async function findOrder(named: Named, deps: OrderDeps) {
  const { orders } = deps;
  const order = await findNamed(named, deps);
  return { ...shopOrderView(order), trace_id: await orders.traceId(order.id) };
}

async function findNamed({ orderId, number, day }: Named, { orders, now }: OrderDeps): Promise<Order> {
  if (number === undefined) {
    if (orderId === undefined) throw new OrderNameInvalid('orderId', 'orderId or number must say which order');
    if (day !== undefined) throw new OrderNameInvalid('day', 'day goes with number, and not with orderId');
    const order = await orders.find(orderId);
    if (!order) throw new OrderUnknown(orderId);
    return order;
  }
  if (orderId !== undefined) throw new OrderNameInvalid('number', 'orderId and number do not go together');
  const today = businessDay(now(), await shopDay(orders));
  const order = await (day === undefined ? orders.calledNear(number, today) : orders.called(number, day));
  if (!order) throw new OrderNumberUnknown(number, day);
  return order;
}
