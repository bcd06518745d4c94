import { contract } from '../../platform/contract/contract.ts';
import {
  array,
  date,
  givenId,
  id,
  integer,
  list,
  object,
  oneOf,
  optional,
  orNull,
  string,
  whole,
} from '../../platform/contract/schema.ts';
import { changesContract } from '../../platform/contract/trail.contract.ts';
import { staffContract } from './staff.contract.ts';
import {
  contactField,
  holding,
  menuItem,
  OF_LINES,
  open,
  price,
  reservation,
  reserved,
  wishes,
} from './stock-shape.contract.ts';

export { type MenuItem, option, type Price, tax, wantedDish } from './stock-shape.contract.ts';

const lineUnits = object({ line: whole(0, 49), quantity: whole(1, 100) });

export const stockContract = {
  menu: contract({
    ops: 'the menu, with what is available',
    rest: 'GET /menu',
    access: 'anyone',
    live: { key: 'id' },
    params: {},
    result: object({ name: orNull(string), open, categories: array(string), items: array(menuItem) }),
  }),
  /**
   * The slots of a business day. `slotMinutes` is null where the shop has no slots: a customer may then want any time within the hours.
   * `contact`: what a customer has to leave.
   */
  opening: contract({
    ops: 'whether orders are taken, and for which times of a day (today, if none is named) how many still are',
    rest: 'GET /slots',
    access: 'anyone',
    params: { day: optional(date) },
    result: object({
      open,
      timeZone: string,
      day: string,
      contact: array(contactField),
      slotMinutes: orNull(integer),
      slots: array(object({ slot: string, left: integer })),
    }),
  }),
  /** The prices that menu items name at Stripe; the twin asks for them. */
  prices: contract({ params: {}, result: object({ prices: array(price) }) }),
  /** How many cook at the same time; null where the menu file does not say. */
  cooks: contract({ params: {}, result: object({ cooks: orNull(integer) }) }),
  /** What this would cost and when it could be had, holding nothing. */
  check: contract({ params: wishes, result: reserved, errors: OF_LINES }),
  /**
   * Holds all lines and a place in time or nothing, priced. Repeating it for an order answers what was reserved first. `contact`:
   * which of its fields the customer left, not what stands in them.
   */
  reserve: contract({
    params: { orderId: id, ...wishes, contact: optional(list(contactField, 0, 3)), expectedTotal: optional(whole(0)) },
    result: reserved,
    errors: [...OF_LINES, 'PRICE_CHANGED', 'CONTACT_REQUIRED', 'RESERVATION_CLOSED'],
  }),
  /** Turns the hold into a sale; a reservation that was released stays so. */
  confirm: contract({ params: { orderId: id }, result: reservation, errors: ['RESERVATION_UNKNOWN'] }),
  /** Gives the units back, or writes them off; an order without reservation is noted, so that none can be made. */
  release: contract({ params: { orderId: id, units: oneOf(['returned', 'wasted']) }, result: reservation }),
  /**
   * Gives back what units of lines took, once for each refund and never more than a line took; `line` counts from 0. `given`: what
   * the refund gave back, the same at a repeat whatever that names; nothing of what is released. With no lines a refund is closed:
   * it gives nothing back from then on. RESERVATION_HELD: it is not sold yet, ask again later.
   */
  giveBack: contract({
    params: {
      orderId: id,
      refundId: givenId,
      lines: list(lineUnits, 0, 50),
    },
    result: object({ ...reservation.properties, given: array(lineUnits) }),
    errors: ['RESERVATION_UNKNOWN', 'RESERVATION_HELD'],
  }),
  /** For reconciliation: what stock has for these orders; those it does not know are left out. */
  audit: contract({
    ops: 'what stock has for these orders',
    params: { orderIds: list(id, 1, 100) },
    result: object({ orders: array(holding) }),
  }),
  /** What people of the shop did to items and settings. */
  changes: changesContract,
  ...staffContract,
};
