import { contract } from '../../platform/contract/contract.ts';

/** Amounts are integer minor units; `available` is what can be ordered now. */
export interface MenuItem {
  id: string;
  name: string;
  description: string;
  picture: string | null;
  category: string;
  price: number;
  currency: string;
  available: number;
  soldOut: boolean;
}
export interface WantedLine {
  itemId: string;
  quantity: number;
}
/** A line as stock priced it when it was reserved; `priceId` is Stripe's, where the menu names one. */
interface ReservedLine extends WantedLine {
  name: string;
  unitPrice: number;
  priceId: string | null;
}
export interface Reserved {
  lines: ReservedLine[];
  total: number;
  currency: string;
}
/** What a reservation is, after the call. */
export type ReservationState = 'held' | 'sold' | 'released';
export interface Price {
  priceId: string;
  name: string;
  unitAmount: number;
  currency: string;
}

const ID = { type: 'string', min: 1, max: 64 };
const lines = {
  type: 'array',
  min: 1,
  max: 50,
  items: {
    type: 'object',
    strict: true,
    props: { itemId: ID, quantity: { type: 'number', integer: true, min: 1, max: 100 } },
  },
};
/** What stock has for an order; `balanced`: its movements come to just that, item by item. Minor units. */
interface Holding {
  orderId: string;
  is: 'held' | 'sold' | 'returned' | 'wasted';
  total: number;
  balanced: boolean;
}
const NOTE = { type: 'string', optional: true, max: 200 };

export const stockContract = {
  menu: contract<Record<never, never>, { items: MenuItem[] }>({
    ops: 'the menu, with what is available',
    rest: 'GET /menu',
    params: {},
  }),
  /** The prices that menu items name at Stripe; the twin asks for them. */
  prices: contract<Record<never, never>, { prices: Price[] }>({ params: {} }),
  /** What these lines would cost, holding nothing. Throws what `reserve` throws of them. */
  check: contract<{ lines: WantedLine[] }, Reserved>({ params: { lines } }),
  /**
   * Holds all lines or none, priced. Repeating it for an order answers what was reserved first.
   * Throws LINE_QUANTITY, ITEM_UNKNOWN, STOCK_INSUFFICIENT, PRICE_CHANGED, TOTAL_NOT_CHARGEABLE, RESERVATION_CLOSED.
   */
  reserve: contract<{ orderId: string; lines: WantedLine[]; expectedTotal?: number }, Reserved>({
    params: { orderId: ID, lines, expectedTotal: { type: 'number', integer: true, min: 0, optional: true } },
  }),
  /** Turns the hold into a sale; a reservation that was released stays so. Throws RESERVATION_UNKNOWN. */
  confirm: contract<{ orderId: string }, { state: ReservationState }>({ params: { orderId: ID } }),
  /** Gives the units back, or writes them off; an order without reservation is noted, so that none can be made. */
  release: contract<{ orderId: string; units: 'returned' | 'wasted' }, { state: ReservationState }>({
    params: { orderId: ID, units: { type: 'enum', values: ['returned', 'wasted'] } },
  }),
  /** Adds units, or takes them away (a correction). `movementId` makes a repeat harmless. Throws ITEM_UNKNOWN, STOCK_BELOW_ZERO, IDEMPOTENCY_KEY_REUSED. */
  restock: contract<
    { movementId: string; itemId: string; quantity: number; note?: string },
    { itemId: string; available: number }
  >({
    ops: 'adds units to an item, or takes them away; the movementId is yours and makes a repeat harmless',
    params: {
      movementId: ID,
      itemId: ID,
      quantity: { type: 'number', integer: true, min: -100_000, max: 100_000, notEqual: 0 },
      note: NOTE,
    },
  }),
  /** For reconciliation: what stock has for these orders; those it does not know are left out. */
  audit: contract<{ orderIds: string[] }, { orders: Holding[] }>({
    ops: 'what stock has for these orders',
    params: { orderIds: { type: 'array', min: 1, max: 100, items: ID } },
  }),
  setSoldOut: contract<{ itemId: string; soldOut: boolean }, { itemId: string; soldOut: boolean }>({
    ops: 'says of an item that it is sold out, or is not, whatever is on the shelf',
    params: { itemId: ID, soldOut: 'boolean' },
  }),
};
