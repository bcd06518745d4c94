import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, later, MINUTE } from '../../kernel/time.ts';
import { Unavailable } from '../../kernel/unavailable.ts';
import { CheckoutMissing, CheckoutRefused, type PaymentDeps } from '../../services/payment/application/ports.ts';
import { reconcile } from '../../services/payment/application/reconcile.ts';
import type { Dispute } from '../../services/payment/domain/dispute.ts';
import type { Payment } from '../../services/payment/domain/payment.ts';
import type { Session } from '../../services/payment/domain/payment-state.ts';
import type { StripeRefund } from '../../services/payment/domain/refund.ts';
import { NOW } from '../support/orders.ts';
import { paidPayment, paidSession, stripeRefund, takeRefund } from '../support/payments.ts';

const HOUR_AGO = later(NOW, -HOUR);
const DAY = 24 * HOUR;
const ORDER = { orderId: 'order-1', is: 'sold', total: 1700, currency: 'eur', refunds: [], disputes: [] } as const;
const MONEY = { intent: 'pi_1', amount: 1700, currency: 'eur' };
const ours = { orderId: 'order-1', shopId: 'shop-1' };

/** What was made of one paid order an hour ago, in which everything fits, unless told otherwise. */
interface Told {
  payment?: Payment;
  orders?: string[];
  sessions?: (Session & { at?: Date })[];
  listed?: readonly (Session & { at?: Date })[];
  taken?: (typeof MONEY & { at?: Date })[];
  refunds?: StripeRefund[];
  disputes?: Dispute[];
}
function shop({ payment = paidPayment(), orders = ['order-1'], ...told }: Told = {}) {
  const { sessions = [paidSession()], taken = [MONEY], refunds = [], disputes = [] } = told;
  const alerts: string[] = [];
  const shown = new Map<string, readonly Dispute[]>();
  const made = async function* <T extends object>(all: readonly T[]) {
    for (const one of all) yield { at: HOUR_AGO, ...one };
  };
  const deps = {
    payments: {
      find: async (id: string) => (id === 'order-1' ? payment : undefined),
      findAll: async (ids: readonly string[]) => (ids.includes('order-1') ? [payment] : []),
      known: async () => payment,
      note: (_id: string, change: (payment: Payment) => void) => change(payment),
      async update(_id: string, change: (payment: Payment) => void) {
        change(payment);
        return payment;
      },
    },
    checkout: {
      isOurs: async () => true,
      read: async (id: string) => sessions.find((session) => session.id === id),
      ofIntent: async (intent: string) => sessions.find((session) => session.intent === intent),
    },
    books: {
      sessions: () => made(told.listed ?? sessions),
      taken: () => made(taken.map((one) => ({ ...one, ...ours }))),
      refunds: () => made(refunds),
      disputes: () => made(disputes),
      takenBy: async (wanted: string) => taken.filter(({ intent }) => intent === wanted),
    },
    refunds: {
      of: async (wanted: string) => refunds.filter(({ intent }) => intent === wanted),
      read: async () => ours,
      async refund(): Promise<StripeRefund> {
        throw new Unavailable('Stripe is busy');
      },
    },
    disputes: { of: async (wanted: string) => disputes.filter(({ intent }) => intent === wanted) },
    order: {
      placed: () => made(orders.map((orderId) => ({ ...ORDER, orderId }))),
      find: async (orderId: string) => ({ ...ORDER, orderId, disputes: shown.get(orderId) ?? [] }),
      settlement: async () => 'sell' as const,
      noteRefunds: async () => {},
      noteDisputes: async (orderId: string, _version: number, disputes: readonly Dispute[]) =>
        void shown.set(orderId, disputes),
    },
    stock: {
      audit: async (ids: readonly string[]) => ids.map((orderId) => ({ ...ORDER, orderId, balanced: true })),
    },
    now: () => NOW,
    alone: (_what: string, work: () => Promise<void>) => work().then(() => true),
    alert: (kind: string, orderId: string) => void alerts.push(`${orderId} ${kind}`),
  };
  const look = async (asked: { from?: string; to?: string; repair?: boolean } = {}) => {
    const { differences } = await reconcile(asked, deps as unknown as PaymentDeps);
    return differences.map(({ repaired, ...one }) =>
      [one.what, one.repair, ...(repaired ? [repaired] : [])].join(': '),
    );
  };
  return { deps, look, alerts };
}
/** Fails for a while, as Stripe does where it is asked too often. */
const busyAtFirst = <T>(read: () => Promise<T>, times = 2) => {
  let asked = 0;
  return async () => {
    if (++asked <= times) throw new Unavailable('Stripe is busy');
    return read();
  };
};

test('money that no Session names is told of, though Stripe names it in its list of money only', async () => {
  const { look } = shop({ taken: [MONEY, { intent: 'pi_9', amount: 5000, currency: 'eur' }] });
  assert.deepEqual(await look(), [
    '5000 came by pi_9, which no Session names: by hand',
    '6700 is kept, and 1700 is owed: look again',
  ]);
});

test('a Session of before the window that nobody knew is found by the money that it brought in it', async () => {
  const older = paidSession({ id: 'cs_2', intent: 'pi_2' });
  const taken = [MONEY, { ...MONEY, intent: 'pi_2' }];
  const { look } = shop({ sessions: [paidSession(), older], listed: [paidSession()], taken });
  assert.deepEqual(await look(), [
    'Session cs_2 is paid at Stripe and unknown here: look again',
    '3400 is kept, and 1700 is owed: look again',
  ]);
});

test("money whose Session is another order's is not taken for this one's Session", async () => {
  const others = paidSession({ id: 'cs_9', intent: 'pi_9', orderId: 'order-9' });
  const { look } = shop({
    sessions: [paidSession(), others],
    listed: [paidSession()],
    taken: [MONEY, { ...MONEY, intent: 'pi_9' }],
  });
  assert.equal((await look())[0], '1700 came by pi_9, which no Session names: by hand');
});

test('a failure that passes is waited for', async () => {
  const { deps, look } = shop({ taken: [{ ...MONEY, amount: 1600 }] });
  deps.checkout.read = busyAtFirst(async () => paidSession());
  assert.deepEqual(await look(), ['1600 is kept, and 1700 is owed: by hand']);
});

test('an order that cannot be read is a line of its own that shows nothing of why, and the others are compared', async () => {
  const { deps, look, alerts } = shop({ orders: ['order-1', 'order-2'], taken: [{ ...MONEY, amount: 1600 }] });
  let reads = 0;
  deps.checkout.read = async () => {
    reads++;
    throw new Error('connect ECONNREFUSED mongodb://shop:secret@db');
  };
  const unread = 'its books could not be read: by hand';
  assert.deepEqual(await look(), [
    unread,
    'there is no payment for it: by hand',
    '0 is kept, and 1700 is owed: by hand',
  ]);
  assert.deepEqual([alerts, reads], [['order-1 not-reconciled'], 1], 'what does not pass is not waited for');
  assert.equal((await look({ repair: true }))[0], `${unread}: no`);
});

test('only what Stripe has not is missing: what it refuses to show could not be read', async () => {
  const { deps, look } = shop({ taken: [{ ...MONEY, amount: 1600 }] });
  const answers = (error: Error) => {
    deps.checkout.read = () => Promise.reject(error);
    deps.checkout.ofIntent = () => Promise.reject(error);
    return look();
  };
  assert.equal((await answers(new CheckoutMissing('No such session')))[0], 'Session cs_1 is not at Stripe: by hand');
  assert.deepEqual(await answers(new CheckoutRefused('not for this key')), ['its books could not be read: by hand']);
});

test('a refund that is asked for anew while Stripe is busy is begun, and the sweep goes on with it', async () => {
  const second = paidSession({ id: 'cs_2', intent: 'pi_2' });
  const payment = paidPayment();
  payment.observe(second, NOW);
  takeRefund(payment, { intent: 'pi_2', state: 'failed' });
  const { look } = shop({
    payment,
    sessions: [paidSession(), second],
    taken: [MONEY, { ...MONEY, intent: 'pi_2' }],
    refunds: [stripeRefund({ intent: 'pi_2', state: 'failed' })],
  });
  const wanted = [
    'the order does not show refund auto:1 as failed: look again: begun',
    '3400 is kept, and 1700 is owed: look again: begun',
    'refund auto:2 is not made yet: look again: begun',
  ];
  assert.deepEqual(await look({ repair: true }), wanted);
  await look({ repair: true });
  assert.equal(payment.state.refunds.length, 2, 'what is under way is not asked for once more');
});

test('only what is of the window counts for how much it may hold', async () => {
  const since = Array.from({ length: 100_001 }, (_, i) => paidSession({ id: `cs_${i}`, orderId: `order-${i}` }));
  const month = later(NOW, -31 * DAY);
  const then = { from: month.toISOString(), to: later(month, HOUR).toISOString() };
  const { look } = shop({ sessions: [paidSession({ orderId: 'order-1' })], listed: since });
  assert.deepEqual(await look(then), []);
  await assert.rejects(look(), { code: 'RECONCILE_TOO_MUCH' });
});

test('of Stripe only that is read which an order of the window can have brought', async () => {
  const { deps, look } = shop();
  const read: Date[][] = [];
  const none = (...span: Date[]) => {
    read.push(span);
    return (async function* () {})();
  };
  Object.assign(deps.books, { sessions: none, taken: none, refunds: none, disputes: none });
  const from = later(NOW, -40 * DAY);
  await look({ from: from.toISOString(), to: later(from, MINUTE).toISOString() });
  const until = later(from, MINUTE + 2 * DAY);
  assert.deepEqual(read, Array(4).fill([from, until]));
});

test('while one reconciliation is under way another is refused, and reads nothing', async () => {
  const { deps, look } = shop();
  Object.assign(deps, { alone: async () => false, books: {} });
  await assert.rejects(look(), { code: 'RECONCILE_RUNNING' });
});
