import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderStatus, OrderView } from '../../services/order/order.contract.ts';
import type { Shop } from '../support/shop.ts';
import type { Dice } from './dice.ts';
import { ordered } from './shopping.ts';
import { type Story, visit } from './stories.ts';
import { ask, type Town } from './town.ts';

/** Where a short story is told, with a bug or without. */
export interface Stage {
  town: Town;
  dice: Dice;
  /** What is open is due to be looked after. */
  timePasses(): Promise<void>;
}

/** A shop on one machine, which can die. */
export interface ShopStage extends Stage {
  shop: Shop;
}

let visitors = 0;

/** So many customers with the same story, one after so many milliseconds. */
export async function tell({ town, dice }: Stage, story: Story, customers: number, gap = 0): Promise<void> {
  const visits: Promise<void>[] = [];
  for (let i = 0; i < customers; i++) {
    const number = visitors++;
    visits.push(visit(town, number, dice.of(number), story));
    await sleep(gap);
  }
  await Promise.all(visits);
}

/** One customer's order, who insists; undefined where it is refused. */
export const orderOf = ({ town, dice }: Stage, body: object): Promise<OrderView | undefined> =>
  ordered(town, dice, `${visitors++}`, body);

/** As a power cut would; then it opens again. */
export async function dies({ shop }: ShopStage): Promise<void> {
  await shop.kill();
  await shop.start();
}

/** So many orders of one soup each, written down as accepted. */
export async function orders({ shop, town }: ShopStage, count: number): Promise<OrderView[]> {
  const placed = Array.from({ length: count }, () => shop.order(`guest-${visitors++}`, { soup: 1 }));
  const accepted = await Promise.all(placed);
  for (const order of accepted) town.promises.orders.push({ ...order, key: order.id, lines: ['soup 1'] });
  return accepted;
}

/** Pays them, and waits until the shop knows. */
export async function pays({ shop }: ShopStage, all: readonly OrderView[]): Promise<void> {
  await Promise.all(all.map((order) => shop.pay(order)));
  const isPaid: OrderStatus[] = ['paid', 'preparing', 'cooked', 'cancelled'];
  await Promise.all(all.map((order) => shop.waitForStatus(order, isPaid)));
}

/** Pays them, and waits until they are on the stove. */
export async function cooking(stage: ShopStage, all: readonly OrderView[]): Promise<void> {
  await pays(stage, all);
  await Promise.all(all.map((order) => stage.shop.waitForStatus(order, ['preparing'])));
}

/** Each customer asks for the order to be cancelled; what is answered 200 is written down. */
export const cancels = (stage: ShopStage, all: readonly OrderView[]): Promise<void> =>
  cancelsAt(stage, all, ({ id, customerId }) => `/api/customer/${customerId}/orders/${id}/cancel`);

/** The staff cancels them. */
export const sentAway = (stage: ShopStage, all: readonly OrderView[]): Promise<void> =>
  cancelsAt(stage, all, ({ id }) => `/api/kitchen/orders/${id}/cancel`);

async function cancelsAt(
  { shop, town }: ShopStage,
  all: readonly OrderView[],
  where: (order: OrderView) => string,
): Promise<void> {
  const body = { reason: 'changed my mind' };
  const cancel = async (order: OrderView) => {
    const answer = await ask(shop.url, { method: 'POST', where: where(order), body, key: `cancel-${order.id}` });
    if (answer?.status === 200) town.promises.cancelled.push(order.id);
  };
  await Promise.all(all.map(cancel));
}

/** Gives so much of it back, under an id of its own; what is accepted is written down. */
export async function refunds({ town }: ShopStage, { id }: OrderView, amount: number): Promise<void> {
  const refund = { orderId: id, refundId: `part-${amount}`, amount };
  if (await town.ops.does('payment.refund', refund)) town.promises.refunds.push(refund);
}

/** Time passes, again and again, while the story goes on. */
export async function whileTimePasses({ timePasses }: Stage, story: Promise<unknown>): Promise<void> {
  let isOver = false;
  const told = story.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await timePasses();
    await Promise.race([told, sleep(500)]);
  }
  await told;
}
