import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderView } from '../../services/order/order.contract.ts';
import { lineOf } from '../support/books-of-promises.ts';
import type { Dice } from './dice.ts';
import { basket } from './dishes.ts';
import { type Answer, ask, count, insist, insistOps, type Request, type Town } from './town.ts';

const STORIES = {
  pays: 62,
  'pays twice': 6,
  'orders twice': 3,
  'never pays': 5,
  'pays late': 4,
  'cancels unpaid': 4,
  'pays while cancelling': 6,
  'cancels paid': 5,
  'is sent away': 4,
  'gets all back': 2,
  'gets some back': 2,
};
export type Story = keyof typeof STORIES;

/** One customer, from basket to the end of the story, whatever happens to the shop meanwhile. */
export async function visit(
  town: Town,
  number: number,
  dice: Dice,
  story: Story = dice.weighted(STORIES),
): Promise<void> {
  count(town, story);
  const order = await placed(town, number, dice, story === 'orders twice' ? 100 : 10);
  if (order) await LIVES[story](town, order, dice);
}

type Life = (town: Town, order: OrderView, dice: Dice) => Promise<unknown>;
const LIVES: Record<Story, Life> = {
  pays: paid,
  async 'pays twice'(town, order, dice) {
    const link = await linkOf(town, order, dice);
    if (link) await Promise.all([press(link), press(link), press(link)]);
  },
  'orders twice': paid,
  'never pays': async () => {},
  async 'pays late'(town, order, dice) {
    const link = await linkOf(town, order, dice);
    await sleep(Math.min(Math.max(0, Date.parse(order.payBefore) - Date.now()), 25_000) + dice.between(0, 1500));
    if (link) await press(link);
  },
  async 'cancels unpaid'(town, order, dice) {
    await sleep(dice.between(0, 400));
    await cancelled(town, order, dice);
  },
  async 'pays while cancelling'(town, order, dice) {
    const link = await linkOf(town, order, dice);
    const cancelling = cancelled(town, order, dice);
    if (link) await sleep(dice.between(0, 60)).then(() => press(link));
    await cancelling;
  },
  async 'cancels paid'(town, order, dice) {
    await paid(town, order, dice);
    await sleep(dice.between(0, 300));
    await cancelled(town, order, dice);
  },
  async 'is sent away'(town, order, dice) {
    await paid(town, order, dice);
    await sleep(dice.between(0, 1500));
    const where = `/api/kitchen/orders/${order.id}/cancel`;
    await cancelledAt(town, order, dice, where);
  },
  'gets all back': (town, order, dice) => refunded(town, order, dice, [order.total]),
  'gets some back': (town, order, dice) =>
    refunded(town, order, dice, [Math.floor(order.total / 3), Math.floor(order.total / 4), order.total]),
};

/** Some give up when no answer comes, `twice` percent send the same request twice at once; most insist. */
async function placed(town: Town, number: number, dice: Dice, twice: number): Promise<OrderView | undefined> {
  const customerId = `diner-${number}`;
  const key = `basket-${number}`;
  const where = `/api/customer/${customerId}/orders`;
  const request: Request = { method: 'POST', where, body: { items: basket(dice) }, key };
  const sent: Promise<Answer<OrderView> | undefined>[] = [];
  if (dice.chance(5)) sent.push(ask(dice.pick(town.gateways), request));
  else sent.push(insist(town, dice, request));
  if (dice.chance(twice)) sent.push(insist(town, dice.of(number), request));
  const answers = (await Promise.all(sent)).filter((answer) => answer !== undefined);
  for (const { status, body } of answers) {
    if (status !== 201) count(town, `order refused: ${(body as { code?: string }).code ?? status}`);
    else town.promises.orders.push({ ...body, key, lines: body.lines.map(lineOf) });
  }
  return answers.find(({ status }) => status === 201)?.body;
}

async function linkOf(town: Town, order: OrderView, dice: Dice): Promise<string | undefined> {
  const seen = await waitFor(
    town,
    order,
    dice,
    ({ paymentLink, status }) => paymentLink !== null || status === 'cancelled',
  );
  return seen?.paymentLink ?? undefined;
}

async function waitFor(town: Town, { id, customerId }: OrderView, dice: Dice, is: (order: OrderView) => boolean) {
  for (const end = Date.now() + town.patience; Date.now() < end; await sleep(dice.between(150, 350))) {
    const where = `/api/customer/${customerId}/orders/${id}`;
    const answer = await ask<OrderView>(dice.pick(town.gateways), { method: 'GET', where });
    if (answer?.status === 200 && is(answer.body)) return answer.body;
  }
  return undefined;
}

async function paid(town: Town, order: OrderView, dice: Dice): Promise<void> {
  const link = await linkOf(town, order, dice);
  if (link) await press(link);
}

/** The button of the checkout page, a plain form. */
async function press(link: string): Promise<void> {
  const body = new URLSearchParams({ action: 'pay' });
  const response = await fetch(link, {
    method: 'POST',
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(5000),
  }).catch(() => undefined);
  await response?.arrayBuffer();
}

const cancelled = (town: Town, order: OrderView, dice: Dice): Promise<void> =>
  cancelledAt(town, order, dice, `/api/customer/${order.customerId}/orders/${order.id}/cancel`);

async function cancelledAt(town: Town, { id }: OrderView, dice: Dice, where: string): Promise<void> {
  const request: Request = { method: 'POST', where, body: { reason: 'changed my mind' }, key: `cancel-${id}` };
  const answer = await insist<OrderView>(town, dice, request);
  if (answer?.status === 200) town.promises.cancelled.push(id);
}

/** In parts, each under an id of its own that every repeat names; the last may be refused, where it is more than is left. */
async function refunded(town: Town, order: OrderView, dice: Dice, amounts: number[]): Promise<void> {
  await paid(town, order, dice);
  const isPaid = ({ status }: OrderView) => !['pending', 'waiting_for_payment', 'cancelled'].includes(status);
  if (!(await waitFor(town, order, dice, isPaid))) return;
  const ask = async (amount: number, i: number) => {
    const refund = { orderId: order.id, refundId: `part-${i}`, amount };
    const isDone = await insistOps(town, dice.of(i), 'payment.refund', { ...refund, reason: 'not hot' });
    if (isDone) town.promises.refunds.push(refund);
  };
  await Promise.all(amounts.map(ask));
}
