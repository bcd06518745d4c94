const AT = '2026-11-26T18:28:25.801Z';
const LATER = '2026-11-26T18:31:07.112Z';
const TRACE = '0af7651916cd43dd8448eb211c80319c';

const refunds = (orderId: string) => ({
  orderId,
  captured: 2700,
  refunded: 0,
  currency: 'eur',
  refunds: [
    {
      id: '8b1f6f2d5b8b4a0f',
      amount: 1300,
      state: 'requested',
      reason: 'cold',
      lines: [{ line: 0, quantity: 1, amount: 1300 }],
    },
  ],
});
const reconciliation = {
  from: '2026-11-25T18:26:25.801Z',
  to: '2026-11-26T18:26:25.801Z',
  orders: 214,
  differences: [],
};
const figures = {
  from: '2026-11-26T03:00:00.000Z',
  until: '2026-11-27T03:00:00.000Z',
  madeAt: LATER,
  money: [
    {
      ...{ currency: 'eur', orders: 1, paid: 2700, tips: 100, refunds: 0, refunded: 0, tipsRefunded: 0, returned: 0 },
      rates: [{ rate: 700, included: true, gross: 2600, net: 2430, tax: 170, refunded: 0, refundedTax: 0 }],
      categories: [{ category: 'Pizza', units: 2, gross: 2600 }],
      hours: [{ hour: 19, orders: 1, paid: 2700, refunded: 0 }],
    },
  ],
  cancellations: [],
};
const NOBODY = { pending: 0, waiting_for_payment: 0, paid: 0, preparing: 0, cooked: 0, completed: 0, cancelled: 0 };
const hours = {
  timeZone: 'Europe/Berlin',
  hours: [{ days: ['tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '17:00', to: '01:00' }],
  exceptions: [{ date: '2026-12-24', closed: true }],
  leadMinutes: 20,
  lastOrderMinutes: 30,
  slotMinutes: 15,
  slotOrders: 2,
  dayEnds: '04:00',
};
const letter = {
  id: 'kitchen:01a2191d-b01b-7e95-865a-0e4a27b0c412',
  consumer: 'kitchen',
  type: 'order.paid',
  subject: '01a2191d-b01b-7e95-865a-0e4a27b0c412',
  error: 'TypeError: of a bug',
  count: 1,
  at: AT,
  trace_id: TRACE,
  dropped: null,
};
const paused = '2026-11-26T19:00:00.000Z';

/** What the shop's people ask, and what they are answered, by action. `order` is what a customer sees of it. */
export function staffExamples<O extends { id: string; timeline: object[] }>(order: O, open: object) {
  const timeline = order.timeline.map((move) => ({ ...move, who: null }));
  const shopOrder = { ...order, timeline, number: 42, day: '2026-11-26', disputes: [], trace_id: TRACE };
  const payment = {
    ...{ ...refunds(order.id), refunds: [] },
    ...{ amount: 2700, session: { status: 'paid', id: 'cs_live_1', url: null }, intent: 'pi_1', closing: 'no' },
    ...{ refusal: null, settled: true, dueAt: null },
  };
  return {
    'order.search': { answered: { items: [shopOrder], next: null } },
    'order.details': { answered: shopOrder },
    'order.handOver': { answered: { ...shopOrder, status: 'completed' } },
    'order.report': { answered: { kind: 'X', number: null, ...figures } },
    'order.today': {
      answered: {
        ...{ day: '2026-11-26', from: figures.from, currency: 'eur', takings: 2700, tips: 100, refunded: 0, orders: 2 },
        byStatus: { ...NOBODY, waiting_for_payment: 1, preparing: 1 },
        ...{ hours: [{ hour: 19, orders: 1, paid: 2700 }], promise: { kept: 0, late: 0 } },
      },
    },
    'order.closeDay': { asked: {}, answered: { kind: 'Z', number: 7, ...figures, differing: 0, differences: [] } },
    'payment.refund': {
      asked: { lines: [{ line: 0, quantity: 1 }], reason: 'cold' },
      answered: refunds(order.id),
    },
    'payment.find': { answered: payment },
    'payment.reconcile': { asked: { repair: true }, answered: reconciliation },
    'payment.compare': { answered: reconciliation },
    'stock.shelf': {
      answered: {
        items: [
          {
            ...{
              id: 'margherita',
              name: 'Pizza Margherita',
              category: 'Pizza',
              price: 950,
              currency: 'eur',
              isDish: true,
            },
            ...{ units: 40, available: 40, soldOut: false },
          },
        ],
      },
    },
    'stock.pause': { asked: { until: paused }, answered: { open: { ...open, isOpen: false, pausedUntil: paused } } },
    'stock.restock': {
      asked: { quantity: 20, note: 'from the market' },
      answered: { itemId: 'margherita', available: 60 },
    },
    'stock.setSoldOut': {
      asked: { soldOut: true, until: '2026-11-27T03:00:00.000Z' },
      answered: { itemId: 'margherita', soldOut: true, until: '2026-11-27T03:00:00.000Z' },
    },
    'stock.archive': { answered: { itemId: 'margherita', archived: true } },
    'stock.restore': { answered: { itemId: 'margherita', archived: false } },
    'stock.hours': { answered: hours },
    'stock.setHours': { asked: hours, answered: hours },
    'stock.editItem': {
      asked: { price: 990 },
      answered: {
        ...{ id: 'margherita', name: 'Pizza Margherita', description: 'Tomatoes, fior di latte, basil' },
        ...{ category: 'Pizza', price: 990, currency: 'eur' },
      },
    },
    'api.alerts': {
      answered: {
        items: [
          {
            ...{ kind: 'order-late', service: 'order', orderId: order.id },
            ...{ message: 'not cooked 5 minutes after its promise', at: LATER, since: AT, times: 2 },
          },
        ],
        silent: [],
      },
    },
    'api.nodes': {
      answered: {
        items: [
          {
            ...{ id: 'kitchen1-4711-0a1b2c', services: ['kitchen'], isAvailable: true },
            ...{ cpu: 12, memory: 148_000_000, uptime: 86_400, version: '0.1.0' },
          },
        ],
        missing: [],
      },
    },
    'api.deadLetters': { answered: { items: [letter], next: null, silent: [] } },
    'api.replay': {
      asked: { service: 'kitchen', id: letter.id },
      answered: { replayed: 1, failed: [], left: 0 },
    },
  };
}
