import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderView } from '../../services/order/order.contract.ts';
import { lineOf } from '../support/books-of-promises.ts';
import type { Dice } from './dice.ts';
import { basket } from './dishes.ts';
import { type Answer, ask, count, insist, insistOps, type Request, type Town } from './town.ts';

/** Some give up when no answer comes, `twice` percent send the same request twice at once; most insist. */
export async function placed(town: Town, number: number, dice: Dice, twice: number): Promise<OrderView | undefined> {
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

export async function linkOf(town: Town, order: OrderView, dice: Dice): Promise<string | undefined> {
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

export async function paid(town: Town, order: OrderView, dice: Dice): Promise<void> {
  const link = await linkOf(town, order, dice);
  if (link) await press(link);
}

/** The button of the checkout page, a plain form. */
export async function press(link: string): Promise<void> {
  const body = new URLSearchParams({ action: 'pay' });
  const response = await fetch(link, {
    method: 'POST',
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(5000),
  }).catch(() => undefined);
  await response?.arrayBuffer();
}

export const cancelled = (town: Town, order: OrderView, dice: Dice): Promise<void> =>
  cancelledAt(town, order, dice, `/api/customer/${order.customerId}/orders/${order.id}/cancel`);

export async function cancelledAt(town: Town, { id }: OrderView, dice: Dice, where: string): Promise<void> {
  const request: Request = { method: 'POST', where, body: { reason: 'changed my mind' }, key: `cancel-${id}` };
  const answer = await insist<OrderView>(town, dice, request);
  if (answer?.status === 200) town.promises.cancelled.push(id);
}

/** In parts, each under an id of its own that every repeat names; the last may be refused, where it is more than is left. */
export async function refunded(town: Town, order: OrderView, dice: Dice, amounts: number[]): Promise<void> {
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
