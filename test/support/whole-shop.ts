import { randomUUIDv7 } from 'node:crypto';
import type { Loggers } from 'moleculer';
import type { Stripe } from 'stripe';
import type { WithDatabase } from '../../mixins/sql.mixin.ts';
import type { Call } from '../../services/call.ts';
import type { OrderStatus } from '../../services/order/order.contract.ts';
import type { PaymentState } from '../../services/payment/domain/payment-state.ts';
import type { StoredPayment } from '../../services/payment/infrastructure/payment-documents.ts';
import type { StockTables } from '../../services/stock/infrastructure/tables.ts';
import { askTwin } from './ask-twin.ts';
import { eventually } from './eventually.ts';
import { nodes } from './nodes.ts';

/** All services in this process, but for the gateway: nobody takes the twin's webhooks. */
export async function wholeShop(env: Record<string, string> = {}, logger?: Loggers.Base<object>) {
  const { start, twinUrl, config } = await nodes(env, logger);
  const { stripeClient } = await import('../../services/payment/infrastructure/stripe-client.ts');
  const startAll = () => start('stock', 'order', 'payment', 'kitchen', 'stripe-twin');
  let node = await startAll();
  const stripe: Stripe = stripeClient(config);
  const call: Call = (name, params) => node.call(name, params);
  const payments = () => node.service('payment').adapter.documents<StoredPayment>('payments');
  const get = (orderId: string) => call('order.get', { customerId: 'ann', orderId });
  const reaches = (orderId: string, ...statuses: OrderStatus[]) =>
    eventually(async () => {
      const order = await get(orderId);
      return statuses.includes(order.status) && order;
    });
  const payment = (orderId: string) => eventually(() => payments().findById(orderId));
  return {
    get node() {
      return node;
    },
    get db() {
      return (node.service('stock') as unknown as WithDatabase<StockTables>).db;
    },
    get payments() {
      return payments();
    },
    async restart(): Promise<void> {
      await node.stop();
      node = await startAll();
    },
    config,
    call,
    stripe,
    get,
    reaches,
    payment,
    /** An order of two pizzas whose link is shown, and its Session stored, which comes after that. */
    async order(): Promise<string> {
      const orderId = randomUUIDv7();
      await call('order.create', { orderId, customerId: 'ann', items: [{ id: 'margherita', quantity: 2 }] });
      await reaches(orderId, 'waiting_for_payment');
      await eventually(async () => (await payment(orderId)).notified);
      return orderId;
    },
    async pay(orderId: string): Promise<void> {
      const { session } = await payment(orderId);
      const body = new URLSearchParams({ action: 'pay' });
      await fetch(`${twinUrl}/pay/${session.id}`, { method: 'POST', body, redirect: 'manual' });
    },
    twin: (what: string, params?: Record<string, string>) => askTwin(twinUrl, what, params),
    /** Has the sweep look at the payment now, as it would within a minute. */
    async look(orderId: string): Promise<void> {
      await node.change<PaymentState>('payment', orderId, { dueAt: new Date(0), claimed: false });
      node.service('payment').wake('payments');
    },
  };
}
