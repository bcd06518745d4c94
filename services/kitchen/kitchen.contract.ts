import { contract, oneOf, REQUEST, type Repeatable } from '../../platform/contract/contract.ts';

export type TicketStatus = 'queued' | 'cooking' | 'cooked' | 'closed';

/** What a cook sees. Times are UTC ISO strings. */
export interface TicketView {
  orderId: string;
  state: TicketStatus;
  lines: { name: string; quantity: number }[];
  openedAt: string;
  startedAt: string | null;
  cookedAt: string | null;
}

const ORDER_ID = { type: 'string', min: 1, max: 64 };
const LIMIT = { type: 'number', integer: true, min: 1, max: 100, default: 50, convert: true, optional: true };

/** A button on a ticket. */
const move = (ops: string, rest: string) =>
  contract<{ orderId: string } & Repeatable, TicketView>({
    ops,
    rest,
    remembers: 'request',
    params: { orderId: ORDER_ID, request: REQUEST },
  });

export const kitchenContract = {
  tickets: contract<{ state: TicketStatus; limit?: number }, { items: TicketView[] }>({
    ops: 'the tickets in a state, the oldest first',
    rest: 'GET /kitchen/tickets',
    params: {
      state: { ...oneOf(['queued', 'cooking', 'cooked', 'closed']), default: 'queued' },
      limit: LIMIT,
    },
  }),
  /** Throws TICKET_UNKNOWN. */
  find: contract<{ orderId: string }, TicketView>({ ops: "an order's ticket", params: { orderId: ORDER_ID } }),
  /** Throws TICKET_UNKNOWN, TICKET_ILLEGAL_MOVE. */
  start: move('a cook takes it', 'POST /kitchen/tickets/:orderId/start'),
  /** Throws TICKET_UNKNOWN, TICKET_ILLEGAL_MOVE. */
  bump: move('it is cooked', 'POST /kitchen/tickets/:orderId/bump'),
  /** Throws TICKET_UNKNOWN, TICKET_ILLEGAL_MOVE. */
  recall: move('back to the stove', 'POST /kitchen/tickets/:orderId/recall'),
  /** The order is cancelled: its ticket goes, and none will be opened. Again does no harm. */
  close: contract<{ orderId: string }, { orderId: string }>({ params: { orderId: ORDER_ID } }),
  /** Throws TICKET_UNKNOWN, TICKET_ILLEGAL_MOVE. */
  handOver: move('the customer has it', 'POST /kitchen/tickets/:orderId/hand-over'),
};
