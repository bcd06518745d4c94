import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DomainError } from '../../kernel/domain-error.ts';
import { IdempotencyKeyReused } from '../../kernel/idempotency-key-reused.ts';
import * as kitchen from '../../services/kitchen/domain/ticket-errors.ts';
import * as day from '../../services/order/domain/day-errors.ts';
import * as order from '../../services/order/domain/order-errors.ts';
import * as payment from '../../services/payment/domain/payment-errors.ts';
import * as stock from '../../services/stock/domain/stock-errors.ts';

const LIMITS = { least: 50, most: 9999 };

/** Clients go by the code, the gateway by the type, people by the message. */
const CATALOGUE: [DomainError, string, string, object, RegExp][] = [
  [new order.OrderUnknown('o1'), 'ORDER_UNKNOWN', 'not_found', { orderId: 'o1' }, /no order o1/],
  [
    new order.OrderNumberUnknown(42, '2026-03-01'),
    'ORDER_UNKNOWN',
    'not_found',
    { number: 42, day: '2026-03-01' },
    /no order of 2026-03-01 is called 42/,
  ],
  [new order.OrderNumberUnknown(42, undefined), 'ORDER_UNKNOWN', 'not_found', { number: 42 }, /no order is called 42/],
  [
    new order.OrderNameInvalid('day', 'day is odd'),
    'INVALID',
    'invalid',
    { errors: [{ field: 'day', message: 'day is odd' }] },
    /day is odd/,
  ],
  [new order.OrderCancelled('o1'), 'ORDER_CANCELLED', 'conflict', { orderId: 'o1' }, /o1 is cancelled/],
  [
    new order.IllegalOrderMove('o1', 'paid', 'cooked'),
    'ORDER_ILLEGAL_MOVE',
    'conflict',
    { orderId: 'o1', from: 'paid', to: 'cooked' },
    /o1 is paid and cannot become cooked/,
  ],
  [new IdempotencyKeyReused('o1'), 'IDEMPOTENCY_KEY_REUSED', 'invalid', { orderId: 'o1' }, /came with another body/],
  [
    new order.PaymentMismatch({ id: 'o1', total: 1700, currency: 'eur' }, 1600, 'eur'),
    'PAYMENT_MISMATCH',
    'conflict',
    { orderId: 'o1', wanted: '1700 eur', got: '1600 eur' },
    /o1 costs 1700 eur, but 1600 eur arrived/,
  ],
  [new order.CursorInvalid(), 'CURSOR_INVALID', 'invalid', { field: 'after' }, /`next` of the page before/],
  [new day.ReportSpan('from', 'is odd'), 'REPORT_SPAN', 'invalid', { field: 'from' }, /`from` is odd/],
  [new day.ZUnknown(7), 'REPORT_UNKNOWN', 'not_found', { number: 7 }, /no Z report 7/],
  [new day.DayEmpty(6), 'DAY_EMPTY', 'conflict', { last: 6 }, /nothing happened that is in no Z report yet/],
  [new payment.PaymentUnknown('o1'), 'PAYMENT_UNKNOWN', 'not_found', { orderId: 'o1' }, /no payment for order o1/],
  [
    new payment.RefundTooMuch('o1', 700, { came: 1000, left: 300 }),
    'REFUND_TOO_MUCH',
    'conflict',
    { orderId: 'o1', amount: 700, left: 300 },
    /of order o1 300 can be given back/,
  ],
  [
    new payment.RefundTooMuch('o1', 700, { came: 1000, left: 0 }),
    'REFUND_TOO_MUCH',
    'conflict',
    { orderId: 'o1', amount: 700, left: 0 },
    /all that came for order o1 goes back already/,
  ],
  [
    new payment.RefundTooMuch('o1', 0, { came: 0, left: 0 }),
    'REFUND_TOO_MUCH',
    'conflict',
    { orderId: 'o1', amount: 0, left: 0 },
    /no money has come for order o1/,
  ],
  [
    new payment.RefundsTooMany('o1', 50),
    'REFUNDS_TOO_MANY',
    'conflict',
    { orderId: 'o1', most: 50 },
    /o1 has 50 refunds, and no more can be added/,
  ],
  [
    new payment.RefundDiffers('o1', 'r1', 300),
    'IDEMPOTENCY_KEY_REUSED',
    'invalid',
    { orderId: 'o1', refundId: 'r1', amount: 300 },
    /refund r1 of order o1 was asked for as 300/,
  ],
  [new payment.ReconcileSpan('to', 'is odd'), 'RECONCILE_SPAN', 'invalid', { field: 'to' }, /`to` is odd/],
  [new payment.ReconcileRunning(), 'RECONCILE_RUNNING', 'conflict', {}, /under way/],
  [new payment.ReconcileTooMuch(9), 'RECONCILE_TOO_MUCH', 'invalid', { most: 9 }, /over 9 orders/],
  [new payment.WebhookSignature(), 'WEBHOOK_SIGNATURE', 'malformed', {}, /does not fit the body/],
  [new payment.WebhookMalformed(), 'WEBHOOK_MALFORMED', 'malformed', {}, /not an event of Stripe/],
  [
    new stock.LineQuantity('soup', 101, 100),
    'LINE_QUANTITY',
    'invalid',
    { itemId: 'soup', quantity: 101, most: 100 },
    /101 of soup are too many: at most 100/,
  ],
  [
    new stock.OptionsInvalid([{ field: 'items[0].options', message: 'items[0].options: none of them' }]),
    'OPTIONS_INVALID',
    'invalid',
    { errors: [{ field: 'items[0].options', message: 'items[0].options: none of them' }] },
    /not possible: items\[0\]\.options$/,
  ],
  [
    new stock.ChoiceUnknown('pizza', { groupId: 'size', choiceId: 'tiny' }),
    'CHOICE_UNKNOWN',
    'invalid',
    { itemId: 'pizza', groupId: 'size', choiceId: 'tiny' },
    /pizza has no choice 'tiny' of 'size'/,
  ],
  [
    new stock.ItemCurrency('pizza', 'usd', 'eur'),
    'ITEM_CURRENCY',
    'conflict',
    { itemId: 'pizza', currency: 'usd', shopCurrency: 'eur' },
    /pizza is priced in usd, but the menu is in eur/,
  ],
  [
    new stock.ItemTax('pizza', 'food'),
    'ITEM_TAX',
    'conflict',
    { itemId: 'pizza', tax: 'food' },
    /^pizza is taxed as food, for which the shop has no rate$/,
  ],
  [new stock.ItemUnknown(['x', 'y']), 'ITEM_UNKNOWN', 'invalid', { itemIds: ['x', 'y'] }, /not on the menu: x, y/],
  [
    new stock.StockInsufficient([
      { id: 'x', wanted: 3, available: 1 },
      { id: 'y', wanted: 2, available: 0 },
    ]),
    'STOCK_INSUFFICIENT',
    'conflict',
    {
      items: [
        { id: 'x', wanted: 3, available: 1 },
        { id: 'y', wanted: 2, available: 0 },
      ],
    },
    /not enough: 3 of x \(1 left\), 2 of y \(0 left\)/,
  ],
  [
    new stock.PriceChanged(500, 600, 'eur'),
    'PRICE_CHANGED',
    'conflict',
    { expectedTotal: 500, total: 600, currency: 'eur' },
    /^the total is €6\.00, not €5\.00$/,
  ],
  [
    new stock.TotalNotChargeable(10, 'eur', LIMITS),
    'TOTAL_NOT_CHARGEABLE',
    'invalid',
    { total: 10, ...LIMITS, currency: 'eur' },
    /^a total of €0\.10 cannot be charged: at least €0\.50$/,
  ],
  [
    new stock.TotalNotChargeable(10_000, 'eur', LIMITS),
    'TOTAL_NOT_CHARGEABLE',
    'invalid',
    { total: 10_000, ...LIMITS, currency: 'eur' },
    /^a total of €100\.00 cannot be charged: at most €99\.99$/,
  ],
  [
    new stock.TipInvalid(1001, 1000, 'eur'),
    'TIP_INVALID',
    'invalid',
    { tip: 1001, most: 1000, currency: 'eur' },
    /^a tip on this order is from €0\.00 to €10\.00, not €10\.01$/,
  ],
  [
    new stock.ContactRequired(['phone', 'email']),
    'CONTACT_REQUIRED',
    'invalid',
    {
      errors: ['phone', 'email'].map((name) => {
        return { field: `contact.${name}`, message: `contact.${name} is missing` };
      }),
    },
    /^the shop needs a way to reach you: phone, email$/,
  ],
  [new stock.ReservationUnknown('o1'), 'RESERVATION_UNKNOWN', 'not_found', { orderId: 'o1' }, /reserved for order o1/],
  [new stock.ReservationHeld('o1'), 'RESERVATION_HELD', 'conflict', { orderId: 'o1' }, /order o1 are held, not sold/],
  [new stock.ReservationClosed('o1'), 'RESERVATION_CLOSED', 'conflict', { orderId: 'o1' }, /of order o1 is closed/],
  [
    new stock.StockBelowZero('soup', 2, -3),
    'STOCK_BELOW_ZERO',
    'conflict',
    { itemId: 'soup', available: 2, change: -3 },
    /soup has 2 available: -3 would/,
  ],
  [
    new stock.MovementDiffers('m1', 'soup', -3),
    'IDEMPOTENCY_KEY_REUSED',
    'invalid',
    { movementId: 'm1', itemId: 'soup', quantity: -3 },
    /m1 was booked before, as -3 of soup/,
  ],
  [new kitchen.TicketUnknown('o1'), 'TICKET_UNKNOWN', 'not_found', { orderId: 'o1' }, /no ticket for order o1/],
  [
    new kitchen.IllegalTicketMove('o1', 'queued', 'cooked'),
    'TICKET_ILLEGAL_MOVE',
    'conflict',
    { orderId: 'o1', from: 'queued', to: 'cooked' },
    /order o1 is queued and cannot become cooked/,
  ],
];

test('every refusal has its code, its type, what it is about, and a sentence', () => {
  for (const [error, code, type, data, message] of CATALOGUE) {
    assert.deepEqual([error.code, error.type, error.data], [code, type, data]);
    assert.match(error.message, message);
  }
});
