import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderView } from '../../services/order/order.contract.ts';
import { type Customers, type Placed, until } from '../support/customers.ts';

/** Undefined if the shop died over it. */
export const unlessItDied = <T>(answer: Promise<T>): Promise<T | undefined> =>
  answer.catch((error) => {
    if (error instanceof TypeError && /^(fetch failed|terminated)$/.test(error.message)) return undefined;
    throw error;
  });

/** What a customer does who has ordered: waits for the link, pays if it can still be paid, and waits for the meal. */
export async function drive(shop: Customers, order: Placed, seconds = 20): Promise<OrderView> {
  const { status } = await shop.waitForStatus(order, ['waiting_for_payment', 'paid', 'preparing', 'cooked'], seconds);
  if (status === 'waiting_for_payment') await shop.press(order, 'pay');
  return shop.waitForStatus(order, ['cooked'], seconds);
}

/** Where only money that goes back passes. */
export const isRefundPoint = (failpoint: string): boolean => failpoint.startsWith('payment.refund-');

/** What a customer does who has paid and thinks better of it: cancels, and waits until the order shows the money back. */
export async function callOff(shop: Customers, order: Placed, seconds = 20): Promise<OrderView> {
  const { status } = await shop.waitForStatus(order, ['waiting_for_payment', 'paid', 'cancelled'], seconds);
  if (status === 'waiting_for_payment') await shop.press(order, 'pay');
  await shop.waitForStatus(order, ['paid', 'cancelled'], seconds);
  await shop.cancel(order);
  const look = async () => {
    const seen = await shop.get(order);
    return seen.refunded >= order.total && seen;
  };
  return until(seconds, look, () => `${order.id} does not show its money back\n${shop.output}`);
}

/** https://en.wikipedia.org/wiki/Linear_congruential_generator: numbers from 0 to 1, the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Orders one after another as long as the shop is to run, and pays what can be paid. Answers what was accepted. */
export async function customer(shop: Customers, name: string, isOver: () => boolean): Promise<Placed[]> {
  const accepted: Placed[] = [];
  while (!isOver()) {
    const order = await unlessItDied(shop.order(name, { burrata: 1, bruschetta: 1 }));
    if (order) accepted.push(order);
    const link =
      order &&
      (await unlessItDied(shop.waitForStatus(order, ['waiting_for_payment', 'cancelled'], 5)).catch(() => undefined));
    if (link) await unlessItDied(shop.press(link, 'pay'));
    await sleep(order ? 20 : 100);
  }
  return accepted;
}
