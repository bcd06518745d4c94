import type { WithDatabase } from '../../mixins/sql.mixin.ts';
import type { OrderState } from '../../services/order/domain/order-state.ts';
import type { StoredOrder } from '../../services/order/infrastructure/order-documents.ts';
import type { CloseResult } from '../../services/payment/payment.contract.ts';
import type { Menu } from '../../services/stock/infrastructure/menu-entry.ts';
import { seedMenu } from '../../services/stock/infrastructure/seed-menu.ts';
import type { StockTables } from '../../services/stock/infrastructure/tables.ts';
import { cloudEvent } from './events.ts';
import { eventually } from './eventually.ts';
import { nodes } from './nodes.ts';

export const CUSTOMER = 'ann';

/** The order service with the real stock; a stand-in for payment answers what a test says and notes what it hears. */
export async function orderWorld() {
  const { start } = await nodes();
  const { standIn } = await import('./stand-ins.ts');
  const payment = { answer: { state: 'open' } as CloseResult | Error, asked: 0, heard: [] as string[] };
  const paymentStandIn = standIn(
    'payment',
    {
      'order.created': ({ subject }) => void payment.heard.push(`created ${subject}`),
      'order.cancelled': ({ subject }) => void payment.heard.push(`cancelled ${subject}`),
    },
    {
      close() {
        payment.asked++;
        if (payment.answer instanceof Error) throw payment.answer;
        return payment.answer;
      },
    },
  );
  const { broker, call, ask, publish, service, change } = await start('stock', 'order', paymentStandIn);
  const { db } = service('stock') as unknown as WithDatabase<StockTables>;
  const store = service('order').adapter.documents<StoredOrder>('orders');
  /** Once every event of the order is sent, nothing changes it but the test. */
  const allSent = (id: string) => eventually(async () => (await store.findById(id))?.outboxPending === null);
  return {
    payment,
    call,
    ask,
    /** A stand-in for the kitchen, from now on. */
    async openKitchen(actions: Parameters<typeof standIn>[2]) {
      broker.createService(await standIn('kitchen', {}, actions));
      await broker.waitForServices('kitchen');
    },
    allSent,
    place: (orderId: string, quantity = 2, itemId = 'margherita') =>
      call('order.create', { orderId, customerId: CUSTOMER, items: [{ id: itemId, quantity }] }),
    get: (orderId: string) => call('order.get', { customerId: CUSTOMER, orderId }),
    available: async (itemId: string) =>
      (await call('stock.menu', {})).items.find(({ id }) => id === itemId)?.available ?? Number.NaN,
    holdState: async (orderId: string) =>
      (await db.selectFrom('reservations').select('state').where('order_id', '=', orderId).executeTakeFirst())?.state,
    /** Takes over a menu, with settings of the shop. */
    seedMenu: (menu: Menu) => seedMenu(db, menu, new Date()),
    /** The alerts so far. */
    lateMoney: (): number =>
      broker.metrics.getMetric('comanda.alerts.total')?.get({ service: 'order', kind: 'late-money' })?.value ?? 0,
    received: (orderId: string, captured: number) =>
      publish(cloudEvent('payment.received', { orderId, version: 2, captured, refunded: 0, currency: 'eur' })),
    /** Lets the order's deadline pass, and has the sweep look. */
    async passDeadline(id: string) {
      await allSent(id);
      const past = new Date(Date.now() - 1000);
      await change<OrderState>('order', id, { payBefore: past, dueAt: past });
      service('order').wake('orders');
    },
  };
}
