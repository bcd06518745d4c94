import type { Static } from 'typebox';
import { COOKS, COUNTER, type Role } from '../../platform/contract/access.ts';
import { contract, REQUEST } from '../../platform/contract/contract.ts';
import {
  array,
  boolean,
  id,
  integer,
  list,
  named,
  object,
  oneOf,
  optional,
  orNull,
  string,
  text,
  whole,
} from '../../platform/contract/schema.ts';
import { service } from '../order/order-shape.contract.ts';

const STATES = ['planned', 'queued', 'cooking', 'cooked', 'closed'] as const;
export type TicketStatus = (typeof STATES)[number];

const line = object({
  name: string,
  quantity: integer,
  options: array(object({ name: string, quantity: integer })),
  note: orNull(string),
  allergens: array(string),
  station: orNull(string),
  /** Its station is done with it. */
  ready: boolean,
});
/** What a cook sees. Times are UTC ISO strings. */
const ticket = object({
  orderId: string,
  number: orNull(integer),
  service,
  state: oneOf(STATES),
  version: integer,
  /** Its order is cancelled: it is closed. */
  cancelled: boolean,
  lines: array(line),
  /** Of the whole order; null once the ticket is closed. */
  note: orNull(string),
  wanted: orNull(string),
  /** What the customer is promised. */
  readyAt: orNull(string),
  openedAt: string,
  /** When it is time to cook it; until then it is `planned`. */
  startAt: string,
  startedAt: orNull(string),
  cookedAt: orNull(string),
});
export type TicketView = Static<typeof ticket>;
named({ Ticket: ticket });

/** A button on a ticket. */
const move = (ops: string, rest: string, roles: readonly Role[]) =>
  contract({
    ops,
    rest,
    access: { roles },
    remembers: 'request',
    params: { orderId: id, request: REQUEST },
    result: ticket,
    errors: ['TICKET_UNKNOWN', 'TICKET_ILLEGAL_MOVE'],
  });
/** One that a station can press for its lines alone; null for lines that name no station. */
const stationMove = (ops: string, rest: string) =>
  contract({
    ...move(ops, rest, COOKS),
    params: { orderId: id, station: optional(orNull(text(1, 64))), request: REQUEST },
    errors: ['TICKET_UNKNOWN', 'TICKET_ILLEGAL_MOVE', 'TICKET_STATION_UNKNOWN'],
  });

export const kitchenContract = {
  tickets: contract({
    ops: 'the tickets in a state, those first that are to be cooked first; of the cooked and the closed ones the newest first',
    rest: 'GET /kitchen/tickets',
    access: { roles: ['kitchen', 'counter', 'manager'] },
    params: {
      state: optional(oneOf(STATES, { default: 'queued' })),
      limit: optional(whole(1, 100, { default: 50, convert: true })),
    },
    result: object({ items: array(ticket) }),
  }),
  /** `more`: there are more than 100 of a state. The cancelled ones are those that were, within four hours, while it was time to cook them. */
  board: contract({
    ops: 'all tickets that the kitchen has to look at: the open ones, and the cancelled ones that no cook has seen',
    rest: 'GET /kitchen/board',
    live: { key: 'orderId' },
    access: { roles: ['kitchen', 'counter', 'manager'] },
    params: {},
    result: object({ items: array(ticket), more: boolean }),
  }),
  /** `staffMoves`: the latest moves of people whose names are known. */
  find: contract({
    ops: "an order's ticket, and who moved it",
    params: { orderId: id },
    result: object({
      ...ticket.properties,
      staffMoves: array(object({ at: string, what: string, who: string })),
    }),
    errors: ['TICKET_UNKNOWN'],
  }),
  /** When an order of these lines would be ready if it were paid now. */
  readyAt: contract({
    params: { lines: list(object({ station: orNull(text(1, 64)), minutes: orNull(whole(1, 1440)) }), 1, 50) },
    result: object({ readyAt: string }),
  }),
  start: move('a cook takes it', 'POST /kitchen/tickets/:orderId/start', COOKS),
  bump: stationMove('it is cooked, or the lines of a --station are', 'POST /kitchen/tickets/:orderId/bump'),
  recall: stationMove('back to the stove, or to a --station', 'POST /kitchen/tickets/:orderId/recall'),
  putBack: move('it was begun by mistake: back into the queue', 'POST /kitchen/tickets/:orderId/put-back', COOKS),
  acknowledge: move('a cook has seen that it is cancelled', 'POST /kitchen/tickets/:orderId/acknowledge', COOKS),
  /** The order is cancelled: its ticket goes, and none will be opened. Again does no harm. */
  close: contract({ params: { orderId: id }, result: object({ orderId: string }) }),
  handOver: move('the customer has it', 'POST /kitchen/tickets/:orderId/hand-over', COUNTER),
};
