import assert from 'node:assert/strict';
import { Stripe } from 'stripe';
import { MOST_KEYS } from '../../../services/api/access/keys.ts';
import type { AnyShop } from '../../support/any-shop.ts';
import { type Day, does, KEY } from './day.ts';
import { type Refused, refused } from './refused.ts';

/** What cannot be given back, and what Stripe does not say so. */
export async function moneyRefused(shop: AnyShop, { eaten, collected }: Day): Promise<void> {
  const back = (code: string, body: object, headers = {}): Refused => [
    `POST /orders/${eaten.id}/refunds`,
    code,
    body,
    headers,
  ];
  await refused(
    shop,
    ['GET /orders/nobody/payment', 'PAYMENT_UNKNOWN'],
    ['POST /orders/nobody/refunds', 'PAYMENT_UNKNOWN', {}],
    back('REFUND_TOO_MUCH', { amount: 99_999 }),
    back('REFUND_CHOICE', { amount: 1, tip: true }),
    back('REFUND_NOTHING', { lines: [] }),
    back('REFUND_LINE_UNKNOWN', { lines: [{ line: 9, quantity: 1 }] }),
    back('REFUND_LINE_TWICE', {
      lines: [
        { line: 1, quantity: 1 },
        { line: 1, quantity: 1 },
      ],
    }),
    back('REFUND_UNITS_GONE', { lines: [{ line: 0, quantity: 2 }] }),
    back('REFUND_TIP_GONE', { tip: true }),
    back('IDEMPOTENCY_KEY_REUSED', { amount: 7 }, KEY),
    ['GET /reconciliation?from=junk', 'RECONCILE_SPAN'],
    ['POST /reconciliation', 'RECONCILE_SPAN', { from: 'junk' }],
    ['GET /report?number=999', 'REPORT_UNKNOWN'],
    ['GET /report?number=1&day=2026-01-01', 'REPORT_SPAN'],
  );
  for (let nth = 0; nth < 50; nth++) await does(shop, `POST /orders/${collected.id}/refunds`, { amount: 1 });
  await refused(shop, [`POST /orders/${collected.id}/refunds`, 'REFUNDS_TOO_MANY', { amount: 1 }]);
  await notices(shop);
}

async function notices(shop: AnyShop): Promise<void> {
  const post = async (payload: string, wanted: unknown) => {
    const signature = new Stripe('sk').webhooks.generateTestHeaderString({ payload, secret: 'whsec_twin' });
    const { body } = await shop.sendAsIs<{ code?: string }>('POST', '/api/webhook', payload, {
      'stripe-signature': signature,
    });
    assert.partialDeepStrictEqual(body, wanted);
  };
  await post(JSON.stringify({ id: 'evt_1', object: 'event', type: 'unknown', created: 1, data: { object: {} } }), {
    received: true,
  });
  await post('{}', { code: 'WEBHOOK_MALFORMED' });
  await refused(shop, ['POST /webhook', 'WEBHOOK_SIGNATURE', {}]);
}

/** What managers, and those who run the software, cannot do. */
export async function staffRefused(shop: AnyShop): Promise<void> {
  const hours = await does<object>(shop, 'GET /hours');
  const { id } = await does(shop, 'POST /keys', { name: 'lost', roles: ['kitchen'] });
  await does(shop, `POST /keys/${id}/revoke`);
  await refused(
    shop,
    ['POST /pause', 'PAUSE_PAST', { until: '2020-01-01T00:00:00.000Z' }],
    ['PUT /hours', 'HOURS_INVALID', { ...hours, timeZone: 'Nowhere/Town' }],
    ['PATCH /items/unicorn', 'ITEM_UNKNOWN', { name: 'x' }],
    ['PATCH /items/flour', 'ITEM_INVALID', { price: 1 }],
    ['POST /items/unicorn/restock', 'ITEM_UNKNOWN', { quantity: 1 }],
    ['POST /items/flour/restock', 'STOCK_BELOW_ZERO', { quantity: -100 }],
    ['POST /items/soup/restock', 'IDEMPOTENCY_KEY_REUSED', { quantity: 6 }, KEY],
    ['POST /items/unicorn/sold-out', 'ITEM_UNKNOWN', { soldOut: true }],
    ['POST /items/soup/sold-out', 'CHOICE_UNKNOWN', { soldOut: true, choice: { groupId: 'size', choiceId: 'huge' } }],
    ['POST /items/unicorn/archive', 'ITEM_UNKNOWN'],
    ['POST /items/unicorn/restore', 'ITEM_UNKNOWN'],
    ['GET /dead-letters?after=junk', 'CURSOR_INVALID'],
    ['POST /dead-letters/replay', 'REPLAY_CHOICE', { service: 'kitchen' }],
    ['POST /dead-letters/replay', 'DEAD_LETTER_UNKNOWN', { service: 'kitchen', id: 'nobodys' }],
    ['POST /keys/nobodys/revoke', 'KEY_UNKNOWN'],
    ['POST /keys/nobodys/replace', 'KEY_UNKNOWN', {}],
    [`POST /keys/${id}/replace`, 'KEY_OVER', {}],
    ['POST /sessions/nobodys/revoke', 'SESSION_UNKNOWN'],
    ['POST /session', 'CREDENTIALS_INVALID', { key: 'nobodys' }],
  );
  const { items } = await does<{ items: object[] }>(shop, 'GET /keys');
  const more = Array.from({ length: MOST_KEYS - items.length }, () => ({ name: 'one of many', roles: ['kitchen'] }));
  await Promise.all(more.map((key) => does(shop, 'POST /keys', key)));
  await refused(shop, ['POST /keys', 'KEYS_TOO_MANY', { name: 'one too many', roles: ['kitchen'] }]);
}

/** What happened is too young for a report that is final. */
export async function dayRefused(shop: AnyShop): Promise<void> {
  await refused(shop, ['POST /report/close', 'DAY_EMPTY', {}]);
}
