import { MINUTE, SECOND } from '../../kernel/time.ts';
import type { WantedLine } from '../../services/order/domain/lines.ts';
import { SWEEPS, type World } from './world.ts';

type WantedItem = Omit<WantedLine, 'itemId'> & { id: string };
const LINES: Record<string, WantedItem[]> = {
  A: [
    { id: 'soup', quantity: 2, note: 'hot' },
    { id: 'cake', quantity: 1, options: [{ groupId: 'extras', choiceId: 'cream', quantity: 2 }] },
  ],
  B: [{ id: 'soup', quantity: 2 }],
};

/** Ways to pay at Stripe's page, each attempt one after the other. */
export const PAYS: Record<string, ('now' | 'later')[]> = {
  pays: ['now'],
  'pays by a slow method': ['later'],
  'pays in two tabs': ['later', 'now'],
  'pays too little': ['now'],
};

export async function place(world: World, id: string): Promise<void> {
  const outcome = await world.command('order.create', { orderId: id, customerId: 'ann', items: LINES[id] ?? [] });
  if (outcome.is === 'answered') world.accepted.add(id);
}

/** What staff may ask back: minor units, units of lines, or all that is left. */
export type Back = { amount?: number; lines?: { line: number; quantity: number }[]; restock?: true };

export async function refund(world: World, id: string, refundId: string, back: Back): Promise<void> {
  const outcome = await world.command('payment.refund', { orderId: id, refundId, ...back });
  if (outcome.is !== 'answered') return;
  const { refunds } = outcome.value as { refunds: { id: string; amount: number }[] };
  world.refundsAccepted.set(`${id} ${refundId}`, refunds.find((one) => one.id === refundId)?.amount ?? 0);
  world.note(back.lines ? 'a refund of units is asked for' : 'a refund is asked for');
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

/** Everything that is under way arrives, and every sweep looks. */
export async function course(world: World): Promise<void> {
  world.pass(SECOND);
  for (const message of [...world.bag]) await world.deliver(message);
  for (const sweep of SWEEPS) await world.sweep(sweep);
}
