import { ACCESS_CODES } from './access-codes.ts';
import { MONEY_CODES } from './money-codes.ts';
import { WEBHOOK_CODES } from './webhook-codes.ts';

/** What a code of an answer means. `when` and `data` are texts in which names stand between backquotes. */
export interface Explained {
  status: number;
  when: string;
  /** What the `data` of the answer tells, where the answer has `data`. */
  data?: string;
}

/** Every code that an answer of the gateway, of `npm run call` or of the prompt may have. Codes are stable: clients go by them. */
export const ERROR_CODES: Readonly<Record<string, Explained>> = {
  INVALID: { status: 422, when: 'a field is missing, unknown or of the wrong kind: see `errors[]`' },
  BODY_MALFORMED: { status: 400, when: 'the body is not JSON, or not what its `Content-Encoding` says' },
  CONTENT_TYPE: { status: 415, when: 'the body is not `application/json`' },
  BODY_TOO_LARGE: {
    status: 413,
    when: "over 64 KiB (a notice of Stripe's: 256 KiB); the rest is not read, and the connection ends",
  },
  BODY_TOO_SLOW: { status: 408, when: 'the body took over 10 s; the connection ends' },
  BODY_ENCODING: { status: 415, when: 'the body has a content encoding that we do not read' },
  BODY_CHARSET: { status: 415, when: 'the body has a character set that we do not read' },
  ADDRESS_MALFORMED: { status: 400, when: 'the address is not well formed' },
  ADDRESS_TOO_LONG: { status: 414, when: 'the address has over 4,096 characters' },
  BAD_REQUEST: { status: 400, when: 'the request is not well formed' },
  ...ACCESS_CODES,
  NO_SUCH_ADDRESS: { status: 404, when: 'there is nothing at this address' },
  METHOD_NOT_ALLOWED: { status: 405, when: 'the route takes another method: see `Allow`' },
  ITEM_UNKNOWN: { status: 422, when: 'an item is not on the menu', data: '`itemIds`' },
  OPTIONS_INVALID: {
    status: 422,
    when: 'a required choice is missing, one is too many, unknown, named twice or sold out: see `errors[]`',
  },
  LINE_QUANTITY: { status: 422, when: 'over 100 of one item in all lines', data: '`itemId, quantity, most`' },
  TOTAL_NOT_CHARGEABLE: {
    status: 422,
    when: 'below or above what can be charged in this currency',
    data: '`total, least, most, currency`',
  },
  TIP_INVALID: {
    status: 422,
    when: 'the tip is more than the dishes cost (on a small order: more than 20 times the smallest amount that can be charged, €10)',
    data: '`tip, most, currency`',
  },
  CONTACT_REQUIRED: { status: 422, when: 'the shop wants a name, phone or email that is not given: see `errors[]`' },
  STOCK_INSUFFICIENT: {
    status: 409,
    when: 'not enough left, of a dish or of what it uses; nothing is held',
    data: '`items: [{id, wanted, available}]`',
  },
  PRICE_CHANGED: {
    status: 409,
    when: 'the total is not the `expectedTotal`; nothing is held',
    data: '`expectedTotal, total, currency`',
  },
  SHOP_CLOSED: {
    status: 409,
    when: 'no order is taken now, or for the wanted time',
    data: '`opensAt`: the first time from then on at which one is taken, or null',
  },
  PAUSED: { status: 409, when: 'the shop takes no orders until `until`', data: '`until`' },
  SLOT_FULL: {
    status: 409,
    when: 'no place is left for the wanted time',
    data: '`next`: the free times that come first',
  },
  SLOT_UNKNOWN: {
    status: 422,
    when: 'nothing can be ordered for the wanted time: it is between two slots, too soon, past or over a year ahead',
    data: '`wanted`, `next`: times that can be ordered for',
  },
  ORDER_UNKNOWN: {
    status: 404,
    when: "no such order of this customer; or, to the shop's people, none of this number",
    data: '`orderId`; `number`, and `day` if one was named',
  },
  UNPAID_TOO_MANY: {
    status: 409,
    when: 'this client (its address or token) has as many orders that are not paid as the shop allows (`UNPAID_PER_CLIENT`); nothing is held',
    data: '`most`',
  },
  ORDER_CANCELLED: { status: 409, when: 'the order is cancelled', data: '`orderId`' },
  ORDER_ILLEGAL_MOVE: {
    status: 409,
    when: "for example a customer's cancel of what is on the stove, or anybody's of what was handed over",
    data: '`orderId, from, to`',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    when: 'the same `Idempotency-Key` with another body (an order of other lines or another total, a cancel with another reason), the same refund id with another amount or other units, or the same `movementId` with another item or quantity',
    data: '`orderId`; of a refund also `refundId, amount`; of a movement `movementId, itemId, quantity`',
  },
  CURSOR_INVALID: { status: 422, when: '`after` is not the `next` of a page', data: '`field`' },
  TICKET_UNKNOWN: { status: 404, when: 'the order has no ticket', data: '`orderId`' },
  TICKET_ILLEGAL_MOVE: {
    status: 409,
    when: 'the ticket is not where this button can take it, for example it is not on the stove yet',
    data: '`orderId, from, to`',
  },
  TICKET_STATION_UNKNOWN: {
    status: 422,
    when: 'no line of the ticket is cooked at this `station`',
    data: '`orderId, station`',
  },
  WEBHOOK_SIGNATURE: { status: 400, when: 'a notice that Stripe did not sign, or not just now' },
  WEBHOOK_MALFORMED: { status: 400, when: "a notice that is none of Stripe's" },
  ...WEBHOOK_CODES,
  RATE_LIMITED: {
    status: 429,
    when: 'this client (its address, key or token) asks too often, or showed wrong credentials too often: `Retry-After` says after how many seconds it is taken again',
  },
  OVERLOADED: {
    status: 503,
    when: 'accepted orders wait too long for their payment link, or too many events are unsent: a share of new orders is refused until that is over (`ORDER_LINK_WITHIN`, `Retry-After`); nothing was done, and a repeat under the `Idempotency-Key` of an accepted order is answered all the same',
  },
  PAYMENT_PROVIDER_AWAY: {
    status: 503,
    when: "Stripe does not answer, or refuses the shop's key, so new orders are refused (`Retry-After`)",
  },
  UNAVAILABLE: {
    status: 503,
    when: 'a part of the system is away or too busy; nothing was done, try again (`Retry-After`)',
  },
  INTERNAL: {
    status: 500,
    when: 'something is broken on our side; the log tells what, under the `trace_id` of the answer',
  },
  // To those who run it.
  PAUSE_PAST: { status: 422, when: 'a pause would end in the past: see `errors[]`', data: '`until`' },
  HOURS_INVALID: { status: 422, when: 'the hours contradict each other, or name no time zone: see `errors[]`' },
  ITEM_INVALID: {
    status: 422,
    when: 'an item cannot be changed so: its options would take the price below zero, or it is an ingredient: see `errors[]`',
    data: '`itemId`',
  },
  CHOICE_UNKNOWN: {
    status: 422,
    when: '`stock.setSoldOut` of a choice that the item does not have',
    data: '`itemId, groupId, choiceId`',
  },
  ITEM_CURRENCY: {
    status: 409,
    when: '`stock.restore` of an item from before the menu changed its currency',
    data: '`itemId, currency, shopCurrency`',
  },
  ITEM_TAX: {
    status: 409,
    when: '`stock.restore` of an item for whose tax category the shop has no rate any more',
    data: '`itemId, tax`',
  },
  ...MONEY_CODES,
  STOCK_BELOW_ZERO: {
    status: 409,
    when: 'a restock would take more units than there are',
    data: '`itemId, available, change`',
  },
  DEAD_LETTER_UNKNOWN: { status: 404, when: 'there is no dead letter of this id', data: '`id`' },
  DEAD_LETTER_DROPPED: { status: 409, when: 'the dead letter is dropped, and replayed no more', data: '`id`' },
  REPLAY_CHOICE: { status: 422, when: 'not exactly one of `id`, `type` and `all` is named', data: '`fields`' },
  NODE_LAST: { status: 409, when: 'no other node has these services: it is drained by force only', data: '`services`' },
  LOG_PART_UNKNOWN: { status: 404, when: 'no part of the log has this name', data: '`part`' },
  RESERVATION_UNKNOWN: { status: 404, when: 'nothing is reserved for the order', data: '`orderId`' },
  RESERVATION_CLOSED: { status: 409, when: 'what was reserved for the order is given back', data: '`orderId`' },
  RESERVATION_HELD: {
    status: 409,
    when: 'stock has not heard yet that the order is paid: ask again later',
    data: '`orderId`',
  },
  PAYMENT_MISMATCH: {
    status: 409,
    when: 'another amount arrived than the order costs',
    data: '`orderId, wanted, got`',
  },
};
