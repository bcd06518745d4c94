import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnknownValue } from '../../kernel/unknown-value.ts';
import { Ticket } from '../../services/kitchen/domain/ticket.ts';
import { settlement } from '../../services/order/application/settlement.ts';
import { Order } from '../../services/order/domain/order.ts';
import type { OrderState } from '../../services/order/domain/order-state.ts';
import { ORDER_STATUSES } from '../../services/order/order.contract.ts';
import { Payment } from '../../services/payment/domain/payment.ts';
import type { PaymentState } from '../../services/payment/domain/payment-state.ts';
import { NOW, orderIn } from '../support/orders.ts';
import { askBack, paidPayment } from '../support/payments.ts';

const unknown = (message: RegExp) => ({ name: 'UnknownValue', message });
const order = () => orderIn('paid').state;
const payment = () => {
  const paid = paidPayment();
  askBack(paid, 'a', 500);
  return paid.state;
};
const ticket = () => Ticket.open('order-1', [], NOW).state;

test('a record whose status a newer node wrote is not taken for any other: loading it says which record, and what of it', () => {
  const orders: [Partial<OrderState>, RegExp][] = [
    [{ status: 'delivered' as 'paid' }, /status of order order-1 "delivered" is unknown here/],
    [{ status: 'constructor' as 'paid' }, /"constructor" is unknown/],
    [{ units: 'donated' as 'kept' }, /units of order order-1 "donated" is unknown/],
  ];
  for (const [newer, message] of orders)
    assert.throws(() => Order.fromStored({ ...order(), ...newer }, 7), unknown(message));
  const { session, refunds } = payment();
  const payments: [Partial<PaymentState>, RegExp][] = [
    [
      { session: { ...session, status: 'disputed' as 'paid' } },
      /session of the payment of order-1 "disputed" is unknown/,
    ],
    [{ closing: 'chargeback' as 'no' }, /closing of the payment of order-1 "chargeback" is unknown/],
    [
      { refunds: refunds.map((refund) => ({ ...refund, state: 'held' as 'failed' })) },
      /refund of the .* "held" is unknown/,
    ],
  ];
  for (const [newer, message] of payments)
    assert.throws(() => Payment.fromStored({ ...payment(), ...newer }, 7), unknown(message));
  const plated = { ...ticket(), status: 'plated' as 'cooked' };
  assert.throws(
    () => Ticket.fromStored(plated, 7),
    unknown(/status of the ticket of order order-1 "plated" is unknown/),
  );
});

test('every status that is known is loaded as it is, with its version', () => {
  for (const status of ORDER_STATUSES) {
    const loaded = Order.fromStored({ ...order(), status }, 7);
    assert.deepEqual([loaded.state.status, loaded.version], [status, 7]);
  }
  for (const status of ['open', 'processing', 'paid', 'failed', 'expired', 'asked', 'none'] as const) {
    const state = payment();
    const loaded = Payment.fromStored({ ...state, session: { ...state.session, status } }, 7);
    assert.deepEqual([loaded.state.session.status, loaded.version], [status, 7]);
  }
  for (const status of ['queued', 'cooking', 'cooked', 'closed'] as const) {
    const loaded = Ticket.fromStored({ ...ticket(), status }, 7);
    assert.deepEqual([loaded.state.status, loaded.version], [status, 7]);
  }
});

test('what becomes of the units and the money of an order of unknown status is not decided: whoever asks asks again', async () => {
  const added: string[] = [];
  const orders = {
    find: async () => Order.fromStored({ ...order(), status: 'delivered' as 'paid' }, 7),
    add: async ({ id }: Order) => added.push(id) > 0,
  };
  const asked = settlement({ orderId: 'order-1' }, { orders, now: () => NOW } as never);
  await assert.rejects(asked, UnknownValue);
  assert.deepEqual(added, [], 'and no tombstone is laid over it');
});
