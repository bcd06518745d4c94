import assert from 'node:assert/strict';
import { isRefusal } from '../../kernel/domain-error.ts';
import { MINUTE, SECOND } from '../../kernel/time.ts';
import type { WantedLine } from '../../services/order/domain/lines.ts';
import { SWEEPS } from './services.ts';
import { asked, type Wish } from './shop.ts';
import type { World } from './world.ts';

type WantedItem = Omit<WantedLine, 'itemId'> & { id: string };
const LINES: Record<string, WantedItem[]> = {
  A: [
    { id: 'soup', quantity: 2, note: 'hot' },
    { id: 'cake', quantity: 1, options: [{ groupId: 'extras', choiceId: 'cream', quantity: 2 }] },
  ],
  B: [{ id: 'soup', quantity: 1 }],
  C: [{ id: 'soup', quantity: 1, note: 'cold' }],
};

/** Ways to pay at Stripe's page, each attempt one after the other. */
export const PAYS: Record<string, ('now' | 'later')[]> = {
  pays: ['now'],
  'pays by a slow method': ['later'],
  'pays in two tabs': ['later', 'now'],
  'pays too little': ['now'],
};

/** Without a wish it is the order's own, so that a repeat is one. */
export async function place(world: World, id: string, wish: Wish = world.wishes[id] ?? {}): Promise<void> {
  const wanted = { orderId: id, customerId: 'ann', items: LINES[id] ?? [], ...asked(wish) };
  const ways = (world.askedFor.get(id) ?? new Set<string>()).add(JSON.stringify(wish));
  world.askedFor.set(id, ways);
  const outcome = await world.command('order.create', wanted);
  if (outcome.is === 'answered') world.accepted.add(id);
  if (outcome.is === 'answered' && wanted.wanted) world.note('a customer gets the time that was wanted');
  if (outcome.is !== 'failed' || !isRefusal(outcome.error)) return;
  const { code } = outcome.error;
  world.note(`an order is refused: ${code}`);
  assert.ok(code !== 'IDEMPOTENCY_KEY_REUSED' || ways.size > 1, `${id} was asked for in one way only`);
}

/** What staff may ask back: minor units, units of lines, the tip, or all that is left. */
export type Back = { amount?: number; lines?: { line: number; quantity: number }[]; tip?: true; restock?: true };

export async function refund(world: World, id: string, refundId: string, back: Back): Promise<void> {
  const outcome = await world.command('payment.refund', { orderId: id, refundId, ...back });
  if (outcome.is !== 'answered') return;
  const { refunds } = outcome.value as { refunds: { id: string; amount: number }[] };
  world.refundsAccepted.set(`${id} ${refundId}`, refunds.find((one) => one.id === refundId)?.amount ?? 0);
  world.note(back.lines ? 'a refund of units is asked for' : 'a refund is asked for');
  if (back.tip) world.note('the tip is asked back');
}

/** The customer has the link, and pays it as long as Stripe takes money. */
export async function pay(world: World, id: string, how: string): Promise<void> {
  const link = world.orders.get(id)?.state.paymentLink;
  const session = world.stripe.sessions.find((one) => link?.endsWith(`/${one.id}`));
  if (session?.status === 'open' && how === 'pays too little') session.amountTotal -= 100;
  if (session) for (const when of PAYS[how] ?? []) if (world.stripe.pay(session, when)) world.note(`somebody ${how}`);
}

/** A Session that payment does not know, as if Stripe's list had not shown it. */
export function paySecond({ stripe, payments, note }: World, id: string, when: 'now' | 'later'): void {
  const request = payments.get(id)?.state.session.request;
  const first = stripe.sessions.find(({ orderId }) => orderId === id);
  if (!request || !first || first.expiresAt < stripe.now() + 31 * MINUTE) return;
  stripe.hasLagged = true;
  stripe.createSession(request);
  const second = stripe.sessions.at(-1);
  if (second && stripe.pay(second, when)) note('a second Session is paid');
}

/** At most so many minor units, in Stripe's dashboard. */
export async function giveBackAtStripe(world: World, id: string, most: number): Promise<void> {
  const paid = world.stripe.sessions.find(({ orderId, status }) => orderId === id && status === 'paid');
  const left = paid?.intent ? world.stripe.left(paid.intent) : 0;
  if (!paid?.intent || left === 0) return;
  world.stripe.refund(paid.intent, Math.min(most, left), null);
  world.note('a refund is made in the dashboard');
}

/** Answers which dispute it is, counted from 0. The customer's bank asks for all of the money or for part of it. */
export function dispute({ stripe, note }: World, id: string, amount: number, isInquiry: boolean) {
  const paid = stripe.sessions.find(({ orderId, status }) => orderId === id && status === 'paid');
  if (!paid?.intent) return undefined;
  note('a payment is disputed');
  return stripe.disputes.open(paid.intent, Math.min(amount, paid.amountTotal), isInquiry);
}

/** Everything that is under way arrives, and every sweep looks. */
export async function course(world: World): Promise<void> {
  world.pass(SECOND);
  for (const message of [...world.bag]) await world.deliver(message);
  for (const sweep of SWEEPS) await world.sweep(sweep);
}
