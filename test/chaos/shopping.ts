import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderView } from '../../services/order/order.contract.ts';
import { lineOf } from '../support/books-of-promises.ts';
import type { Dice } from './dice.ts';
import { basket, wishes } from './dishes.ts';
import { type Answer, ask, count, insist, type Request, type Town } from './town.ts';

/** Some give up when no answer comes, `twice` percent send the same request twice at once; most insist. */
export async function placed(town: Town, number: number, dice: Dice, twice: number): Promise<OrderView | undefined> {
  const request = orderOf(`${number}`, { items: basket(dice), ...wishes(dice, town.opens) });
  const sent: Promise<Answer<OrderView> | undefined>[] = [];
  if (dice.chance(5)) sent.push(ask(dice.pick(town.gateways), request));
  else sent.push(insist(town, dice, request));
  if (dice.chance(twice)) sent.push(insist(town, dice.of(number), request));
  const answers = await Promise.all(sent);
  return answers.map((answer) => accepted(town, request, answer)).find((order) => order !== undefined);
}

/** The order of a customer of this name, who insists. */
export async function ordered(town: Town, dice: Dice, name: string, body: object): Promise<OrderView | undefined> {
  const request = orderOf(name, body);
  return accepted(town, request, await insist(town, dice, request));
}

const orderOf = (name: string, body: object) =>
  ({ method: 'POST', where: `/api/customer/diner-${name}/orders`, body, key: `basket-${name}` }) as const;

/** Writes down what is answered. */
function accepted(town: Town, { key }: { key: string }, answer: Answer<OrderView> | undefined): OrderView | undefined {
  if (!answer) return undefined;
  const { status, body } = answer;
  if (status === 201) {
    town.promises.orders.push({ ...body, key, lines: body.lines.map(lineOf) });
    return body;
  }
  count(town, `order refused: ${(body as { code?: string }).code ?? status}`);
  return undefined;
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

export async function waitFor(
  town: Town,
  { id, customerId }: OrderView,
  dice: Dice,
  is: (order: OrderView) => boolean,
) {
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
