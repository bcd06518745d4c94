import assert from 'node:assert/strict';
import { MINUTE } from '../../kernel/time.ts';
import type { OrderState } from '../../services/order/domain/order-state.ts';
import { NEXT, type OrderStatus } from '../../services/order/domain/order-status.ts';
import { refundNote } from '../../services/payment/application/refund-payment.ts';
import { checkAmounts, checkLineRefunds, sum } from './amount-laws.ts';
import { checkDisputes, checkNumber, checkTime } from './order-laws.ts';
import type { AtStripe } from './stripe.ts';
import type { World } from './world.ts';

/** What holds for every shop at rest, whatever happened before: nothing lost, nothing sold twice, nothing charged twice. */
export function checkLaws(world: World): void {
  assert.deepEqual(world.deadLetters, [], 'no event is given up');
  assert.deepEqual(world.stripe.faultsFound, [], 'no Session can be paid beside another, or for an order that is over');
  assert.deepEqual(
    world.shelf.faultsFound,
    [],
    'no place in time is given twice, and none that the shop does not serve',
  );
  checkShelf(world);
  for (const id of world.accepted) {
    if (LINES.test(id)) assert.ok(world.orders.has(id), `${id} was accepted, and is gone`);
  }
  const ids = new Set(
    [world.orders, world.payments, world.tickets, world.shelf.rows].flatMap((table) => [...table.keys()]),
  );
  for (const id of ids) checkOrder(world, id);
}
const LINES = /^[ABC]$/;

const PUT_IN = ['restock', 'correction'];

/** available + held + sold = put in, and nothing is held for an order that is over. */
function checkShelf({ shelf }: World): void {
  const rows = [...shelf.rows.values()].map(({ reservation }) => reservation);
  for (const { id, available } of shelf.items.values()) {
    const kept = rows.filter(({ state }) => state !== 'released').flatMap(({ units }) => units);
    const units = sum(kept.filter(({ itemId }) => itemId === id).map(({ taken, returned }) => taken - returned));
    const put = shelf.movements.filter(({ itemId, reason }) => itemId === id && PUT_IN.includes(reason));
    assert.equal(available + units, sum(put.map(({ availableChange }) => availableChange)), `the units of ${id}`);
  }
}

function checkOrder(world: World, id: string): void {
  const order = world.orders.get(id)?.state;
  assert.ok(order, `${id} has no order`);
  checkTimeline(order);
  assert.ok(['completed', 'cancelled'].includes(order.status), `${id} is ${order.status} for good`);
  const row = world.shelf.rows.get(id)?.reservation;
  const ticket = world.tickets.get(id)?.state;
  const isSold = order.status === 'completed' || order.units === 'wasted';
  assert.equal(row?.state ?? 'released', isSold ? 'sold' : 'released', `the units of ${id}, ${order.status}`);
  if (order.status === 'completed') {
    assert.ok(ticket?.cookedAt, `nobody cooked ${id}`);
    assert.ok(ticket.promised && order.promised, `nobody promised when ${id} will be ready`);
    assert.deepEqual(order.readyAt, ticket.readyAt, `what ${id} shows is what the kitchen promised`);
  }
  assert.ok(ticket === undefined || ticket.status === 'closed', `the ticket of ${id} is ${ticket?.status}`);
  if (order.units === 'returned') assert.equal(ticket?.cookedAt ?? null, null, `${id} is cancelled, and cooked`);
  checkPace(world, order);
  checkAmounts(world, order);
  checkTime(world, order);
  checkNumber(world, order);
  checkMoney(world, order);
  checkRefunds(world, order);
  checkDisputes(world, order, (kind) => checkAlert(world, id, kind));
}

function checkTimeline({ id, timeline, status }: OrderState): void {
  const path = timeline.map((entry) => entry.status);
  for (const [nth, to] of path.entries()) {
    const from: OrderStatus = path[nth - 1] ?? to;
    assert.ok(from === to || NEXT[from].includes(to), `${id} went from ${from} to ${to}`);
  }
  assert.equal(path.at(-1), status);
}

/** Once nothing goes wrong any more, an order has its link within a look, and hears within a longest look of its money. */
function checkPace(world: World, { id, status, total, timeline, payBefore }: OrderState): void {
  const { quietSince, stripe } = world;
  const due = (minutes: number) => quietSince + minutes * MINUTE;
  const became = (wanted: string) =>
    timeline.find((entry) => entry.status === wanted)?.at.getTime() ?? Number.POSITIVE_INFINITY;
  const by = timeline.find((entry) => entry.status === 'cancelled')?.by;
  const isLinked = became('waiting_for_payment') < Number.POSITIVE_INFINITY || became('paid') <= due(17);
  const isPayable = stripe.surcharge === 0 && !stripe.hasLagged && by === 'sweep';
  if (isPayable && payBefore.getTime() > due(17)) assert.ok(isLinked, `${id} never got its link`);
  const own = stripe.sessions.find((session) => session.id === world.payments.get(id)?.state.session.id);
  const isPaid = own?.status === 'paid' && own.amountTotal === total && status === 'completed';
  if (isPaid) assert.ok(became('paid') <= due(17), `${id} heard late of its money`);
}

/** One charge at most is kept, that of the order's own Session; captured - refunded = owed. */
function checkMoney(world: World, { id, status, total, timeline, paymentLink }: OrderState): void {
  const sessions = world.stripe.sessions.filter(({ orderId }) => orderId === id);
  for (const session of sessions)
    assert.ok(!['open', 'processing'].includes(session.status), `${session.id} is payable`);
  const state = world.payments.get(id)?.state;
  for (const session of sessions) {
    const isOwn = session.id === state?.session.id;
    const captured = session.status === 'paid' ? session.amountTotal : 0;
    const back = sum(
      refundsOf(world, session)
        .filter(({ state }) => state === 'succeeded')
        .map(({ amount }) => amount),
    );
    const rows = state?.refunds.filter((row) => row.intent === session.intent && row.state === 'succeeded') ?? [];
    const wanted = isOwn && status === 'completed' ? total - sum(rows.map(({ amount }) => amount)) : 0;
    assert.equal(captured - back, wanted, `what ${id}, ${status}, keeps of ${session.id}`);
    const by = timeline.find((entry) => entry.status === 'cancelled')?.by;
    const isRight = isOwn && captured === total;
    if (isRight && paymentLink?.endsWith(session.id))
      assert.ok(by !== 'sweep' && by !== 'payment', `${id} was paid, and cancelled by a clock`);
    if (captured > 0 && !isRight) checkAlert(world, id, isOwn ? 'wrong-money' : 'double-money');
    const isLate = isRight && timeline.every((entry) => entry.status !== 'paid');
    if (isLate && !world.happened.has('a message is lost')) checkAlert(world, id, 'late-money');
  }
  if (status === 'completed')
    assert.equal(sessions.filter(({ id, status }) => id === state?.session.id && status === 'paid').length, 1);
}

const captured = ({ stripe }: World, intent: string) =>
  stripe.sessions.flatMap((one) => (one.intent === intent && one.status === 'paid' ? one.amountTotal : []));

const refundsOf = ({ stripe }: World, { intent }: AtStripe) => stripe.refunds.filter((one) => one.intent === intent);

/** A process may die between a write and its alert; nothing else excuses silence. */
function checkAlert({ alerts, happened }: World, id: string, kind: string): void {
  const excused = [...happened.keys()].some((what) => what.startsWith('a process'));
  assert.ok(excused || alerts.includes(`${id} ${kind}`), `nobody heard of the ${kind} of ${id}`);
}

/** Payment's rows are what Stripe has, the order shows them, and each refund that the shop was promised is among them. */
function checkRefunds(world: World, order: OrderState): void {
  const { id } = order;
  const rows = world.payments.get(id)?.state.refunds ?? [];
  const made = world.stripe.refunds.filter(({ orderId }) => orderId === id);
  const atStripe = made.map(({ stripeId, amount, state }) => `${stripeId} ${amount} ${state}`);
  const ours = rows.flatMap(({ stripeId, amount, state }) => (stripeId ? [`${stripeId} ${amount} ${state}`] : []));
  assert.deepEqual(ours.toSorted(), atStripe.toSorted(), `the refunds of ${id}, and those that Stripe has`);
  const own = world.payments.get(id)?.state.intent ?? null;
  assert.deepEqual(
    order.refunds,
    rows.map((row) => refundNote(row, own)),
    `the refunds that ${id} shows`,
  );
  checkLineRefunds(order, rows, (intent) => sum(captured(world, intent)));
  const asked = made.filter(({ state, refundId }) => state !== 'failed' && refundId !== null);
  assert.equal(new Set(asked.map(({ refundId }) => refundId)).size, asked.length, `a refund of ${id} was made twice`);
  for (const row of rows) {
    const isRefused = row.state === 'failed' && world.stripe.refusals.has(`${id} ${row.id}`);
    assert.ok(row.stripeId !== null || isRefused, `the refund ${row.id} of ${id} is ${row.state}, and Stripe has none`);
    if (order.status === 'completed') assert.ok(!row.id.startsWith('auto:') || row.intent !== ownIntent(world, id));
  }
  for (const [name, amount] of world.refundsAccepted) {
    const row = rows.find((row) => name === `${id} ${row.id}`);
    if (name.startsWith(`${id} `)) assert.equal(row?.amount, amount, `the refund ${name} that was promised`);
  }
}

const ownIntent = (world: World, id: string): string | null => world.payments.get(id)?.state.intent ?? null;
