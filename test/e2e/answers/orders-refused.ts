import type { AnyShop } from '../../support/any-shop.ts';
import { type Day, does, KEY } from './day.ts';
import { ordered } from './menu.ts';
import { type Refused, refused } from './refused.ts';

const ORDERS = '/customer/ann/orders';
const DAY = 24 * 3600 * 1000;
const CLOSED = new Date(Date.now() + 3 * DAY).toISOString().slice(0, 10);
const OPEN = new Date(Date.now() + 4 * DAY).toISOString().slice(0, 10);

/** An order is refused for what a quote of it is refused for. */
const wish = (code: string, body: object): Refused[] =>
  ['/quote', ORDERS].map((where) => [`POST ${where}`, code, body]);
const soup = ordered(['soup', 1]);
const withSize = (choiceId: string) => ({
  ...soup,
  items: [{ id: 'soup', quantity: 1, options: [{ groupId: 'size', choiceId }] }],
});
const at = (day: string) => ({ ...soup, wanted: `${day}T12:00:00.000Z` });

/** What customers may not order. */
export async function wishesRefused(shop: AnyShop): Promise<void> {
  const { contact: _, ...nobodys } = soup;
  await refused(
    shop,
    ...wish('LINE_QUANTITY', ordered(['soup', 60], ['soup', 60])),
    ...wish('ITEM_UNKNOWN', ordered(['unicorn', 1])),
    ...wish('OPTIONS_INVALID', withSize('huge')),
    ...wish('STOCK_INSUFFICIENT', ordered(['rare', 2])),
    ...wish('TOTAL_NOT_CHARGEABLE', ordered(['crumb', 1])),
    ...wish('TIP_INVALID', { ...soup, tip: 99_999 }),
    ...wish('SLOT_UNKNOWN', at('2020-01-01')),
    [`POST ${ORDERS}`, 'PRICE_CHANGED', { ...soup, expectedTotal: 1 }],
    [`POST ${ORDERS}`, 'CONTACT_REQUIRED', nobodys],
    [`POST ${ORDERS}`, 'IDEMPOTENCY_KEY_REUSED', soup, KEY],
  );
  const asNobody = () => shop.sendAsIs<{ code?: string }>('POST', `/api${ORDERS}`, soup, {});
  await asNobody();
  await asNobody();
  await timesRefused(shop);
}

async function timesRefused(shop: AnyShop): Promise<void> {
  await does(shop, 'POST /pause', { until: '2100-01-01T00:00:00.000Z' });
  await refused(shop, ...wish('PAUSED', soup));
  await does(shop, 'POST /pause', { until: null });
  const hours = await does<object>(shop, 'GET /hours');
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  await does(shop, 'PUT /hours', {
    ...{ ...hours, hours: [{ days, from: '00:00', to: '24:00' }], exceptions: [{ date: CLOSED, closed: true }] },
    ...{ slotMinutes: 60, slotOrders: 1 },
  });
  await does(shop, `POST ${ORDERS}`, at(OPEN));
  await refused(shop, ...wish('SLOT_FULL', at(OPEN)), ...wish('SHOP_CLOSED', at(CLOSED)));
  await does(shop, 'PUT /hours', hours);
}

/** What can be done to an order no more, or not yet, or never. */
export async function movesRefused(shop: AnyShop, { eaten, collected, queued, cancelled, refused: ours }: Day) {
  const ticket = (move: string, code: string, orderId: string): Refused => [
    `POST /kitchen/tickets/${orderId}/${move}`,
    code,
  ];
  const cancels = (id: string) => [`POST ${ORDERS}/${id}/cancel`, `POST /kitchen/orders/${id}/cancel`] as const;
  const [byAnn, byStaff] = cancels(eaten.id);
  await refused(
    shop,
    ...['GET /orders/nobody', `GET ${ORDERS}/nobody`, 'GET /orders/nobody/details'].map(
      (what): Refused => [what, 'ORDER_UNKNOWN'],
    ),
    ...cancels('nobody').map((what): Refused => [what, 'ORDER_UNKNOWN', { reason: 'x' }]),
    ['POST /orders/nobody/complete', 'ORDER_UNKNOWN'],
    [`GET ${ORDERS}?after=junk`, 'CURSOR_INVALID'],
    ['GET /orders?after=junk', 'CURSOR_INVALID'],
    [byAnn, 'ORDER_ILLEGAL_MOVE', { reason: 'x' }],
    [byStaff, 'ORDER_ILLEGAL_MOVE', { reason: 'x' }],
    [`POST /orders/${queued.id}/complete`, 'ORDER_ILLEGAL_MOVE'],
    [`POST /orders/${ours.id}/complete`, 'ORDER_CANCELLED'],
    [cancels(cancelled.id)[0], 'IDEMPOTENCY_KEY_REUSED', { reason: 'another' }, KEY],
    [cancels(ours.id)[1], 'IDEMPOTENCY_KEY_REUSED', { reason: 'another' }, KEY],
    [`POST /kitchen/tickets/${collected.id}/bump`, 'IDEMPOTENCY_KEY_REUSED', { station: null }, KEY],
    [`POST /kitchen/tickets/${eaten.id}/recall`, 'IDEMPOTENCY_KEY_REUSED', { station: null }, KEY],
    ...['start', 'bump', 'recall', 'hand-over', 'put-back', 'acknowledge'].map((move) =>
      ticket(move, 'TICKET_UNKNOWN', 'nobody'),
    ),
    ...['bump', 'recall'].map(
      (move): Refused => [`POST /kitchen/tickets/${queued.id}/${move}`, 'TICKET_STATION_UNKNOWN', { station: 'moon' }],
    ),
    ...['start', 'bump', 'recall', 'put-back', 'acknowledge'].map((move) =>
      ticket(move, 'TICKET_ILLEGAL_MOVE', collected.id),
    ),
    ticket('hand-over', 'TICKET_ILLEGAL_MOVE', queued.id),
  );
}
