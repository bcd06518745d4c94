import assert from 'node:assert/strict';
import { test } from 'node:test';
import { later, MINUTE, SECOND } from '../../kernel/time.ts';
import { DAY } from '../../kernel/zone.ts';
import { areSameDetails, contactUntil } from '../../services/order/domain/customer.ts';
import type { OrderStatus } from '../../services/order/domain/order-status.ts';
import { CONTACT, KEPT_UNTIL, NOW, orderIn, PERSONAL } from '../support/orders.ts';

const STATUSES: OrderStatus[] = ['pending', 'waiting_for_payment', 'paid', 'preparing', 'cooked'];
const isForgotten = ({ state }: ReturnType<typeof orderIn>) =>
  state.contact === null && state.note === null && state.contactUntil === null && state.isForgotten;

test('an order forgets who the customer is when it is asked to; all else stays', () => {
  for (const status of [...STATUSES, 'completed', 'cancelled'] as const) {
    const order = orderIn(status, PERSONAL);
    const before = order.state;
    const dueAt = status === 'completed' ? null : before.dueAt;
    const expected = { ...before, contact: null, note: null, contactUntil: null, isForgotten: true, dueAt };
    for (let times = 0; times < 2; times++) {
      order.forget();
      assert.deepEqual(order.state, expected, status);
    }
    assert.deepEqual(order.takeFacts(), [], 'nobody is told');
  }
});

test('an order that has nothing to forget stays as it is', () => {
  const order = orderIn('completed');
  const before = { ...order.state };
  order.forget();
  assert.deepEqual(order.state, before);
});

test('an order that is over is looked at once more, when its contact goes', () => {
  const order = orderIn('completed', PERSONAL);
  assert.deepEqual(order.state.dueAt, KEPT_UNTIL);
  assert.equal(order.lookAfter(later(KEPT_UNTIL, -1)), 'nothing');
  assert.deepEqual(order.state.contact, CONTACT);
  assert.equal(order.lookAfter(KEPT_UNTIL), 'nothing');
  assert.ok(isForgotten(order));
  assert.equal(order.state.dueAt, null);
});

test('a cancelled order is let go first, and its contact goes at its time', () => {
  const order = orderIn('cancelled', PERSONAL);
  assert.equal(order.lookAfter(later(NOW, MINUTE)), 'let go');
  order.letGo();
  assert.deepEqual(order.state.dueAt, KEPT_UNTIL);
  assert.equal(order.lookAfter(later(KEPT_UNTIL, SECOND)), 'nothing', 'nobody is asked to let go again');
  assert.ok(isForgotten(order));
  assert.equal(order.state.dueAt, null);
  order.letGo();
  assert.equal(order.state.dueAt, null);
});

test('what nobody finished in time forgets its customer too, and is looked after as before', () => {
  const late = later(KEPT_UNTIL, SECOND);
  const duties = { paid: 'late', pending: 'close', cancelled: 'let go' } as const;
  for (const [status, duty] of Object.entries(duties)) {
    const order = orderIn(status as OrderStatus, PERSONAL);
    assert.equal(order.lookAfter(late), duty, status);
    assert.ok(isForgotten(order));
    assert.ok((order.state.dueAt ?? NOW) > late);
  }
  const cooked = orderIn('cooked', PERSONAL);
  cooked.lookAfter(late);
  assert.deepEqual([cooked.state.status, cooked.state.dueAt, isForgotten(cooked)], ['completed', null, true]);
});

test('a contact is kept from the order on, or from the time that the order is for', () => {
  const kept = 30 * DAY;
  assert.deepEqual(contactUntil({ wanted: 'asap' }, kept, NOW), KEPT_UNTIL);
  assert.deepEqual(contactUntil({ wanted: later(NOW, -DAY) }, kept, NOW), KEPT_UNTIL);
  assert.deepEqual(contactUntil({ wanted: later(NOW, DAY) }, kept, NOW), later(KEPT_UNTIL, DAY));
});

test('a repeat with other details is another order, but for what the order has forgotten', () => {
  const details = { contact: CONTACT, service: { kind: 'pickup' }, wanted: 'asap', note: 'ring twice' } as const;
  const kept = { ...details, isForgotten: false };
  assert.ok(areSameDetails(details, kept));
  const others = [
    { contact: null },
    { contact: { ...CONTACT, phone: '12345' } },
    { service: { kind: 'table' } as const },
    { service: { kind: 'table', table: '7' } as const },
    { wanted: NOW },
    { note: null },
  ];
  for (const other of others)
    assert.equal(areSameDetails({ ...details, ...other }, kept), false, JSON.stringify(other));
  const forgotten = { ...details, contact: null, note: null, isForgotten: true };
  assert.ok(areSameDetails(details, forgotten));
  assert.equal(areSameDetails({ ...details, wanted: NOW }, forgotten), false);
});
