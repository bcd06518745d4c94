import { HOUR, later, MINUTE } from '../../kernel/time.ts';
import { DAY } from '../../kernel/zone.ts';
import { Order } from '../../services/order/domain/order.ts';
import type { OrderState, Placed } from '../../services/order/domain/order-state.ts';
import type { OrderStatus } from '../../services/order/domain/order-status.ts';
import { line } from './items.ts';

export const NOW = new Date('2026-03-01T12:00:00.000Z');
export const PAY_BEFORE = later(NOW, 30 * MINUTE);
export const COLLECT_WITHIN = 4 * HOUR;

const LINES: OrderState['lines'] = [
  line('soup', 2, { name: 'Soup', unitPrice: 650, total: 1300, priceId: 'price_soup' }),
  line('cake', 1, { name: 'Cake', unitPrice: 400, total: 400 }),
];

export const CONTACT = { name: 'Ann Onymous', phone: '+49 (30) 12-34', email: 'ann@example.com' };
export const KEPT_UNTIL = later(NOW, 30 * DAY);
/** What is forgotten of an order. */
export const PERSONAL = { contact: CONTACT, note: 'ring twice', contactUntil: KEPT_UNTIL };

/** Two soups and a cake, 1,700 cents, just placed. */
export function placedOrder(id = 'order-1', customerId = 'ann', now = NOW, more: Partial<Placed> = {}): Order {
  const placed = {
    id,
    customerId,
    lines: LINES,
    subtotal: 1700,
    total: 1700,
    currency: 'eur',
    payBefore: later(now, 30 * MINUTE),
  };
  return Order.place({ ...placed, ...more }, now);
}

/** Each move of the story, by the status it leads to. */
const STORY: [OrderStatus, (order: Order) => void][] = [
  ['pending', () => {}],
  ['waiting_for_payment', (order) => order.awaitPayment('https://pay/1', NOW)],
  ['paid', (order) => order.markPaid(1700, 'eur', NOW)],
  ['preparing', (order) => order.startCooking(NOW)],
  ['cooked', (order) => order.markCooked(COLLECT_WITHIN, NOW)],
  ['completed', (order) => order.complete('staff', NOW)],
];

/** An order that came to this status the usual way, with its facts handed over. */
export function orderIn(status: OrderStatus, more: Partial<Placed> = {}): Order {
  const order = placedOrder('order-1', 'ann', NOW, more);
  for (const [reached, move] of STORY) {
    if (status === 'cancelled') break;
    move(order);
    if (reached === status) break;
  }
  if (status === 'cancelled') order.cancel('customer', undefined, NOW);
  order.takeFacts();
  return order;
}
