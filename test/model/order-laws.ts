import assert from 'node:assert/strict';
import { later, MINUTE } from '../../kernel/time.ts';
import type { OrderState } from '../../services/order/domain/order-state.ts';
import { isHarmless } from '../../services/payment/domain/dispute.ts';
import { LEAD_MINUTES } from './shop.ts';
import type { World } from './world.ts';

/** When the business day ends. */
const DAY_ENDS = 4 * 60 * MINUTE;

/** An order holds the place in time that it was wanted for, ends to be payable a lead time before, and is promised for no sooner. */
export function checkTime({ shelf }: World, order: OrderState): void {
  const { id, wanted, slot, payBefore, readyAt, lines } = order;
  if (lines.length === 0) return;
  const hold = shelf.rows.get(id)?.reservation;
  assert.deepEqual(slot, hold?.slot, `the place in time of ${id}`);
  if (shelf.shop.opening.slotMinutes !== undefined) assert.ok(slot, `${id} has no place in time`);
  const time = slot ?? (wanted === 'asap' ? null : wanted);
  if (wanted !== 'asap') assert.deepEqual(time, wanted, `${id} is for another time than it was wanted`);
  if (slot)
    assert.ok(payBefore <= later(slot, -LEAD_MINUTES * MINUTE), `${id} can be paid too late for its place in time`);
  if (hold?.payBefore) assert.ok(payBefore <= hold.payBefore, `${id} can be paid longer than the shop's hours allow`);
  if (time && readyAt) assert.ok(readyAt >= time, `${id} is promised before the time that it is for`);
}

/** Who paid is called by one number, which the kitchen and the order know, and nobody else of that day is called by. */
export function checkNumber({ orders, tickets, numbersTold }: World, order: OrderState): void {
  const { id, number, day, slot, wanted, timeline } = order;
  const paid = timeline.find(({ status }) => status === 'paid');
  assert.equal(number !== null, paid !== undefined, `the number of ${id}, which is ${paid ? '' : 'not '}paid`);
  if (!paid) return;
  const told = new Set(numbersTold.filter((one) => one.startsWith(`${id} `)));
  assert.deepEqual([...told], [`${id} ${number}`], `the numbers by which ${id} was called`);
  const ticket = tickets.get(id)?.state;
  if (ticket && ticket.number !== null) assert.equal(ticket.number, number, `the number on the ticket of ${id}`);
  const time = slot ?? (wanted === 'asap' ? paid.at : wanted);
  assert.equal(day, later(time, -DAY_ENDS).toISOString().slice(0, 10), `the business day of ${id}`);
  for (const { state } of orders.values())
    assert.ok(state.id === id || state.day !== day || state.number !== number, `${id} and ${state.id} are ${number}`);
}

/** The order shows what Stripe has of disputes, and a person was told of those that may cost money. */
export function checkDisputes(world: World, { id, disputes }: OrderState, assertAlert: (kind: string) => void): void {
  const { sessions, disputes: books } = world.stripe;
  const intents = sessions.filter(({ orderId }) => orderId === id).map(({ intent }) => intent);
  const known = books.all.filter(({ intent }) => intents.includes(intent));
  const inOrder = <D extends { id: string }>(all: readonly D[]) => all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const wanted = known.map(({ intent: _, ...shown }) => shown);
  assert.deepEqual(inOrder(disputes), inOrder(wanted), `the disputes that ${id} shows`);
  if (known.some((dispute) => !isHarmless(dispute))) assertAlert('dispute');
}
