import type { Stripe } from 'stripe';
import type { OrderFacts } from '../../kernel/events.ts';
import { MINUTE } from '../../kernel/time.ts';
import type { OrderView, ShopOrderView } from '../../services/order/order.contract.ts';
import type { PaymentState } from '../../services/payment/domain/payment-state.ts';
import type { LineUnits } from '../../services/payment/domain/refund.ts';
import type { NoticeDocument } from '../../services/payment/infrastructure/notice-documents.ts';
import type { StoredPayment } from '../../services/payment/infrastructure/payment-documents.ts';
import { askTwin } from './ask-twin.ts';
import { cloudEvent, orderFacts } from './events.ts';
import { eventually } from './eventually.ts';
import { nodes, type RunningNode } from './nodes.ts';
import { signed } from './stripe-notices.ts';

/**
 * The payment service and the twin, with stand-ins for order and stock. Nobody takes the twin's webhooks: a test delivers them
 * itself, as often and in whatever order it wants.
 */
export async function paymentWorld() {
  const { start, twinUrl, config } = await nodes();
  const { standIn } = await import('./stand-ins.ts');
  const { stripeClient } = await import('../../services/payment/infrastructure/stripe-client.ts');
  const stripe: Stripe = stripeClient(config);
  const order = {
    refusal: undefined as Error | undefined,
    told: [] as string[],
    settlement: 'wait',
    received: [] as string[],
    refunds: new Map<string, OrderView['refunds']>(),
    disputes: new Map<string, string[]>(),
  };
  const hears = (what: (params: Record<string, unknown>) => string) => (params: { orderId: string }) => {
    order.told.push(`${params.orderId} ${what({ ...params })}`);
    if (order.refusal) throw order.refusal;
    return { status: 'whatever' };
  };
  const orderStandIn = standIn(
    'order',
    {
      'payment.received': ({ subject, data }) =>
        void order.received.push(`${subject} ${'captured' in data && data.captured}`),
    },
    {
      awaitPayment: hears(({ paymentLink }) => `pay at ${paymentLink}`),
      cannotBePaid: hears(() => 'cannot be paid'),
      noteRefunds({ orderId, refunds }) {
        order.refunds.set(orderId, refunds as OrderView['refunds']);
        return { status: 'whatever' };
      },
      noteDisputes({ orderId, disputes }) {
        if (order.refusal) throw order.refusal;
        const lines = (disputes as ShopOrderView['disputes']).map(
          ({ amount, status, reason }) => `${amount} ${status}: ${reason}`,
        );
        order.disputes.set(orderId, lines);
        return { status: 'whatever' };
      },
      settlement: () => ({ outcome: order.settlement, units: 'kept' }),
    },
  );
  const shelf = { refusal: undefined as Error | undefined, asked: [] as string[] };
  const stockStandIn = {
    name: 'stock',
    actions: {
      giveBack({ params }: { params: { orderId: string; refundId: string; lines: LineUnits[] } }) {
        const { orderId, refundId, lines } = params;
        shelf.asked.push(`${orderId} ${refundId} ${lines.map(({ line, quantity }) => `${line}:${quantity}`)}`);
        if (shelf.refusal) throw shelf.refusal;
        return { state: 'sold', given: lines };
      },
    },
  };
  const prices = [{ priceId: 'price_dear', name: 'Soup', unitAmount: 700, currency: 'eur' }];
  const stock = { name: 'stock', actions: { prices: () => ({ prices }) } };
  let twin = await start('stripe-twin', stock);
  let node: RunningNode = await start('payment', orderStandIn, stockStandIn);

  const facts = (orderId: string, over: Partial<OrderFacts> = {}) =>
    orderFacts({ orderId, payBefore: new Date(Date.now() + 30 * MINUTE).toISOString(), ...over });
  const stored = (orderId: string) =>
    node.service('payment').adapter.documents<StoredPayment>('payments').findById(orderId);
  const world = {
    twinUrl,
    stripe,
    order,
    /** What stock was asked to take back, and what it refuses that with. */
    shelf,
    currentTwin: () => twin,
    async startTwin() {
      twin = await start('stripe-twin', stock);
    },
    node: () => node,
    stored,
    /** A notice that no payment holds, as long as it is not worked. */
    apart: (id: string) => node.service('payment').adapter.documents<NoticeDocument>('notices').findById(id),
    /** Has the sweep look at the payment now, as it would within a minute. */
    async comesDue(orderId: string, fields: Partial<PaymentState> = {}) {
      await node.change<PaymentState>('payment', orderId, { ...fields, dueAt: new Date(), claimed: false });
      node.service('payment').wake('payments');
    },
    /** The alerts of a kind so far. */
    alerts: (kind: string): number =>
      node.broker.metrics.getMetric('comanda.alerts.total')?.get({ service: 'payment', kind })?.value ?? 0,
    secret: config.stripe.webhookSecret,
    async restart() {
      await node.stop();
      node = await start('payment', orderStandIn, stockStandIn);
    },
    open: (orderId: string, over?: Partial<OrderFacts>) =>
      node.publish(cloudEvent('order.created', facts(orderId, over))),
    cancel: (orderId: string) => node.publish(cloudEvent('order.cancelled', facts(orderId, { units: 'returned' }))),
    /** The order's Session, once the order knows its link. */
    linked: (orderId: string) =>
      eventually(async () => {
        const payment = await stored(orderId);
        return payment?.notified && payment.session.id;
      }),
    press: (sessionId: string, action: string) =>
      fetch(`${twinUrl}/pay/${sessionId}`, {
        method: 'POST',
        body: new URLSearchParams({ action }),
        redirect: 'manual',
      }),
    sessions: async (orderId: string) =>
      (await stripe.checkout.sessions.list({ limit: 100 })).data.filter(
        ({ metadata }) => metadata?.order_id === orderId,
      ),
    twin: (what: string, params?: Record<string, string>) => askTwin(twinUrl, what, params),
    /** What Stripe would post about this Session, the oldest first. */
    notices: async (sessionId: string) =>
      (await stripe.events.list({ limit: 100 })).data
        .filter(({ data }) => 'id' in data.object && data.object.id === sessionId)
        .reverse(),
    deliver(event: object, secondsFromNow = 0) {
      const body = JSON.stringify(event);
      return node.call('payment.webhook', { body, signature: signed(body, world.secret, secondsFromNow) });
    },
  };
  return world;
}
