/** Codes of refunds, reconciliation and the day's reports. */
export const MONEY_CODES = {
  REFUND_TOO_MUCH: {
    status: 409,
    when: "more than is left of the order's money, in minor units; `amount` is 0 where all was asked for and nothing is left",
    data: '`orderId, amount, left`',
  },
  REFUND_CHOICE: {
    status: 422,
    when: 'an `amount` with `lines` or `tip`, or `restock` without `lines`',
    data: '`fields`',
  },
  REFUND_NOTHING: { status: 422, when: 'no line and no tip is named, or only what was free', data: '`orderId`' },
  REFUND_LINE_UNKNOWN: {
    status: 422,
    when: 'the order has fewer lines; they count from 0',
    data: '`orderId, line, lines`: how many it has',
  },
  REFUND_LINE_TWICE: { status: 422, when: 'a line is named twice', data: '`orderId, line`' },
  REFUND_UNITS_GONE: {
    status: 409,
    when: 'more units of a line than do not go back already',
    data: '`orderId, line, quantity, left`',
  },
  REFUND_TIP_GONE: { status: 409, when: 'the tip goes back already, or there was none', data: '`orderId`' },
  RECONCILE_RUNNING: { status: 409, when: 'another node of the cluster reconciles right now' },
  RECONCILE_SPAN: { status: 422, when: '`from` and `to` are no window', data: '`field`' },
  RECONCILE_TOO_MUCH: { status: 422, when: 'the window holds too much', data: '`most`' },
  REPORT_SPAN: { status: 422, when: '`day`, `from`, `to` and `number` name no span, or too many', data: '`field`' },
  REPORT_UNKNOWN: {
    status: 404,
    when: 'there is no Z report of this number, or it is not closed yet',
    data: '`number`',
  },
  DAY_EMPTY: {
    status: 409,
    when: 'nothing happened that is in no Z report yet, so none is made',
    data: '`last`: the number of the last one, or null',
  },
  REFUNDS_TOO_MANY: { status: 409, when: 'an order may have 50 refunds asked for', data: '`orderId, most`' },
  PAYMENT_UNKNOWN: { status: 404, when: 'the order has no payment', data: '`orderId`' },
};
