import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Books, differencesOf, type OrderBook } from '../../services/payment/domain/differences.ts';
import type { Payment } from '../../services/payment/domain/payment.ts';
import {
  dispute,
  linkedPayment,
  openPayment,
  paidPayment,
  paidSession,
  session,
  stripeRefund,
  takeRefund,
} from '../support/payments.ts';

const ORDER: OrderBook = { is: 'sold', total: 1700, currency: 'eur', refunds: [], disputes: [] };
const TAKEN = { intent: 'pi_1', amount: 1700, currency: 'eur' };

/** The books of a paid order, in which everything fits. */
const paid = (over: Partial<Books> = {}): Books => ({
  orderId: 'order-1',
  order: ORDER,
  payment: paidPayment().state,
  stock: { is: 'sold', total: 1700, balanced: true },
  sessions: [paidSession()],
  taken: [TAKEN],
  refunds: [],
  disputes: [],
  ...over,
});
/** The books of an order that waits for its payment. */
const waiting = (over: Partial<Books> = {}): Books => ({
  orderId: 'order-1',
  order: { ...ORDER, is: 'unpaid' },
  payment: linkedPayment().state,
  stock: { is: 'held', total: 1700, balanced: true },
  sessions: [session()],
  taken: [],
  refunds: [],
  disputes: [],
  ...over,
});
const refundedBy = (change: (payment: Payment) => void): Books['payment'] => {
  const payment = paidPayment();
  change(payment);
  return payment.state;
};
const found = (books: Books): string[] => differencesOf(books).map(({ what, repair }) => `${what}: ${repair}`);

test('a dispute that may take money, or took it, is a line; one that is won is none', () => {
  const here = (status: string): Partial<Books> => {
    const payment = refundedBy((payment) =>
      payment.money((account) => account.dispute([dispute({ status })]), new Date(0)),
    );
    return { payment, order: { ...ORDER, disputes: [{ id: 'du_1', status }] } };
  };
  const lines = (status: string, over: Partial<Books>) => found(paid({ disputes: [dispute({ status })], ...over }));
  assert.deepEqual(lines('won', {}), ['dispute du_1 of 1700 is won at Stripe and unknown here: look again']);
  assert.deepEqual(lines('lost', here('needs_response')), [
    'dispute du_1 of 1700 is lost at Stripe and needs_response here: look again',
  ]);
  const unheard = { ...here('lost'), order: ORDER };
  assert.deepEqual(lines('lost', unheard), ['the order does not show dispute du_1 as lost: look again']);
  for (const status of ['needs_response', 'under_review', 'lost'])
    assert.deepEqual(lines(status, here(status)), [`dispute du_1 of 1700 is ${status}: by hand`]);
  for (const status of ['won', 'warning_closed', 'prevented']) assert.deepEqual(lines(status, here(status)), []);
});

test('books that fit have no differences', () => {
  assert.deepEqual(found(paid()), []);
  assert.deepEqual(found(waiting()), []);
  const cancelled = { ...ORDER, is: 'returned' } as const;
  const back = stripeRefund();
  const payment = refundedBy((payment) => {
    payment.close('cancelled', new Date(0));
    takeRefund(payment, {});
  });
  const shown = { ...cancelled, refunds: [{ id: 'auto:1', state: 'succeeded' }] };
  const stock = { is: 'returned', total: 1700, balanced: true } as const;
  assert.deepEqual(found(paid({ order: shown, payment, stock, refunds: [back] })), []);
  assert.deepEqual(found({ ...waiting(), order: null, payment: null, stock: null, sessions: [] }), []);
  assert.deepEqual(found({ ...waiting(), order: null, payment: null, stock, sessions: [] }), []);
});

test('each difference names the order', () => {
  assert.deepEqual(differencesOf(paid({ stock: null })), [
    { orderId: 'order-1', what: 'stock has nothing for it', repair: 'by hand' },
  ]);
});

test('an order or a Session without a payment is for a person', () => {
  const none = { payment: null, sessions: [], taken: [] };
  assert.deepEqual(found(waiting(none)), ['there is no payment for it: by hand']);
  const nobodys = { ...waiting(), order: null, stock: null, payment: null };
  assert.deepEqual(found(nobodys), ['there is no payment for it: by hand']);
});

test('a Session that stands otherwise at Stripe, is not known here, or can be paid though the order is over', () => {
  assert.deepEqual(found(waiting({ sessions: [session({ status: 'expired' })] })), [
    'Session cs_1 is expired at Stripe and open here: look again',
  ]);
  assert.deepEqual(found(paid({ sessions: [paidSession(), session({ id: 'cs_2' })] })), [
    'Session cs_2 is open at Stripe and unknown here: look again',
  ]);
  const over = { ...ORDER, is: 'returned' } as const;
  const stock = { is: 'returned', total: 1700, balanced: true } as const;
  assert.deepEqual(found(waiting({ order: over, stock })), ['Session cs_1 can still be paid: look again']);
});

test('a Session that we know and Stripe does not have is for a person', () => {
  const payment = refundedBy((payment) => payment.observe(session({ id: 'cs_2', status: 'expired' }), new Date(0)));
  assert.deepEqual(found(paid({ payment })), ['Session cs_2 is not at Stripe: by hand']);
  assert.deepEqual(found(waiting({ sessions: [] })), ['Session cs_1 is not at Stripe: by hand']);
  assert.deepEqual(found(waiting({ payment: openPayment().state, sessions: [] })), [], 'it is not made yet');
});

test('a stray Session that is known is no difference', () => {
  const payment = refundedBy((payment) => payment.observe(session({ id: 'cs_2', status: 'expired' }), new Date(0)));
  assert.deepEqual(found(paid({ payment, sessions: [paidSession(), session({ id: 'cs_2', status: 'expired' })] })), []);
});

test('refunds are compared one by one, both ways', () => {
  const desk = stripeRefund({ stripeId: 're_desk', refundId: null, amount: 300 });
  assert.deepEqual(found(paid({ refunds: [desk] })), ['refund re_desk of 300 is unknown here: look again']);

  const known = refundedBy((payment) =>
    takeRefund(payment, { stripeId: 're_desk', refundId: null, amount: 300, state: 'pending' }),
  );
  const order = { ...ORDER, refunds: [{ id: 're_desk', state: 'pending' }] };
  assert.deepEqual(found(paid({ order, payment: known, refunds: [{ ...desk, state: 'pending' }] })), []);
  assert.deepEqual(found(paid({ order, payment: known, refunds: [desk] })), [
    'refund re_desk is succeeded at Stripe and pending here: look again',
  ]);
  assert.deepEqual(found(paid({ order, payment: known, refunds: [{ ...desk, amount: 200 }] })), [
    'refund re_desk is 200 at Stripe and 300 here: by hand',
  ]);
  assert.deepEqual(found(paid({ order, payment: known })), ['refund re_desk (re_desk) is not at Stripe: by hand']);
  assert.deepEqual(found(paid({ payment: known, refunds: [{ ...desk, state: 'pending' }] })), [
    'the order does not show refund re_desk as pending: look again',
  ]);
});

test('of several refunds each is compared with its own', () => {
  const [one, two] = [300, 200].map((amount, i) => stripeRefund({ stripeId: `re_${i}`, refundId: null, amount }));
  const payment = refundedBy((payment) => {
    for (const refund of [one, two]) takeRefund(payment, { ...refund });
  });
  const shown = ['re_0', 're_1'].map((id) => ({ id, state: 'succeeded' }));
  const both = [one, two].flatMap((refund) => refund ?? []);
  assert.deepEqual(found(paid({ order: { ...ORDER, refunds: shown }, payment, refunds: both })), []);
  const order = { ...ORDER, refunds: [{ id: 're_0', state: 'succeeded' }] };
  assert.deepEqual(found(paid({ order, payment, refunds: both })), [
    'the order does not show refund re_1 as succeeded: look again',
  ]);
  assert.deepEqual(found(paid({ order: { ...ORDER, refunds: shown }, payment, refunds: both.slice(0, 1) })), [
    'refund re_1 (re_1) is not at Stripe: by hand',
  ]);
});

test('a refund that failed before Stripe made it is nowhere to be found there, and that fits', () => {
  const payment = refundedBy((payment) => {
    payment.money((account) => account.refund({ id: 'r1', reason: 'cold' }, new Date(0)), new Date(0));
    payment.money((account) => account.refused('r1', 'charge is disputed', [], new Date(0)), new Date(0));
  });
  assert.deepEqual(found(paid({ order: { ...ORDER, refunds: [{ id: 'r1', state: 'failed' }] }, payment })), []);
});

test('what went back of a second payment is not taken off what the order is owed', () => {
  const double = paidSession({ id: 'cs_2', intent: 'pi_2' });
  const payment = refundedBy((payment) => {
    payment.observe(double, new Date(0));
    takeRefund(payment, { intent: 'pi_2' });
  });
  const books = {
    order: { ...ORDER, refunds: [{ id: 'auto:1', state: 'succeeded' }] },
    payment,
    sessions: [paidSession(), double],
    refunds: [stripeRefund({ intent: 'pi_2' })],
  };
  assert.deepEqual(found(paid({ ...books, taken: [TAKEN, { ...TAKEN, intent: 'pi_2' }] })), []);
});

test('a refund that is not made yet waits for Stripe', () => {
  const payment = refundedBy((payment) =>
    payment.money((account) => account.refund({ id: 'r1', amount: 300, reason: 'cold' }, new Date(0)), new Date(0)),
  );
  assert.deepEqual(found(paid({ payment })), ['refund r1 is not made yet: look again']);
});

test('money is compared to the minor unit', () => {
  const less = { ...TAKEN, amount: 1699 };
  assert.deepEqual(found(paid({ taken: [less] })), ['1699 is kept, and 1700 is owed: by hand']);
  const more = { ...TAKEN, amount: 1701 };
  assert.deepEqual(found(paid({ taken: [more] })), ['1701 is kept, and 1700 is owed: look again']);
  assert.deepEqual(found(paid({ taken: [{ ...TAKEN, currency: 'usd' }] })), [
    '1700 usd came for an order in eur: by hand',
  ]);
  assert.deepEqual(found(paid({ taken: [TAKEN, { intent: 'pi_9', amount: 50, currency: 'eur' }] })), [
    '50 came by pi_9, which no Session names: by hand',
    '1750 is kept, and 1700 is owed: look again',
  ]);
});

test('money of an order that is not paid here is owed to nobody, and mended once no Session is open', () => {
  const heard = waiting({ sessions: [paidSession()], taken: [TAKEN] });
  assert.deepEqual(found(heard), [
    'Session cs_1 is paid at Stripe and open here: look again',
    '1700 is kept, and 0 is owed: look again',
  ]);
  const both = waiting({ sessions: [paidSession(), session({ id: 'cs_2' })], taken: [TAKEN] });
  assert.equal(found(both).at(-1), '1700 is kept, and 0 is owed: by hand');
});

test('a failed refund gives nothing back', () => {
  const failed = stripeRefund({ state: 'failed' });
  const payment = refundedBy((payment) => takeRefund(payment, { state: 'failed', refundId: null }));
  const order = { ...ORDER, refunds: [{ id: 're_1', state: 'failed' }] };
  assert.deepEqual(found(paid({ order, payment, refunds: [failed] })), []);
});

test('units are where the order says, or are put there, from where stock can do it', () => {
  const cases: [OrderBook['is'], 'held' | 'sold' | 'returned' | 'wasted', string][] = [
    ['sold', 'held', 'its units are held, and should be sold: sell the units'],
    ['sold', 'returned', 'its units are returned, and should be sold: by hand'],
    ['sold', 'wasted', 'its units are wasted, and should be sold: by hand'],
    ['returned', 'sold', 'its units are sold, and should be returned: return the units'],
    ['returned', 'wasted', 'its units are wasted, and should be returned: by hand'],
    ['wasted', 'sold', 'its units are sold, and should be wasted: write the units off'],
    ['wasted', 'returned', 'its units are returned, and should be wasted: by hand'],
  ];
  for (const [is, stock, wanted] of cases) {
    const books = paid({ order: { ...ORDER, is }, stock: { is: stock, total: 1700, balanced: true } });
    assert.equal(found(books).at(-1), wanted);
  }
  const unpaid = waiting({ stock: { is: 'sold', total: 1700, balanced: true } });
  assert.deepEqual(found(unpaid), ['its units are sold, and should be held: by hand']);
  const closed = { payment: null, sessions: [], taken: [] };
  const cancelled = (is: 'returned' | 'wasted') =>
    found(waiting({ ...closed, order: { ...ORDER, is } })).filter((what) => what.includes('units'));
  assert.deepEqual(cancelled('returned'), ['its units are held, and should be returned: return the units']);
  assert.deepEqual(cancelled('wasted'), ['its units are held, and should be wasted: write the units off']);
});

test('stock that prices it otherwise, has nothing, does not add up, or has what nobody ordered', () => {
  assert.deepEqual(found(paid({ stock: { is: 'sold', total: 1600, balanced: true } })), [
    'stock priced it at 1600, the order at 1700: by hand',
  ]);
  assert.deepEqual(found(paid({ stock: { is: 'sold', total: 1700, balanced: false } })), [
    'its stock movements do not come to its units: by hand',
  ]);
  const nobodys = { payment: null, sessions: [], taken: [], order: null };
  assert.deepEqual(found(paid({ ...nobodys, stock: { is: 'held', total: 1700, balanced: true } })), [
    'its units are held, and there is no order: return the units',
  ]);
  assert.deepEqual(found(paid({ ...nobodys, stock: { is: 'sold', total: 1700, balanced: true } })), [
    'its units are sold, and there is no order: by hand',
  ]);
  const none = found(waiting({ order: { ...ORDER, is: 'returned' }, stock: null, payment: null, sessions: [] }));
  assert.deepEqual(none, ['there is no payment for it: by hand']);
  const tombstone = { is: 'returned', total: 0, currency: '', refunds: [], disputes: [] } as const;
  const given = { is: 'returned', total: 1700, balanced: true } as const;
  assert.deepEqual(found(waiting({ order: tombstone, stock: given, payment: null, sessions: [] })), [
    'there is no payment for it: by hand',
  ]);
});
