import type { Alert } from '../../../kernel/alert.ts';
import type { TrailEntry, TrailPage } from '../../../kernel/trail.ts';
import type { PaymentBook, StockBook } from '../domain/book-differences.ts';
import type { Contact, Service, WantedAt } from '../domain/customer.ts';
import type { ZReport } from '../domain/day-report.ts';
import type { WantedLine } from '../domain/lines.ts';
import type { Order } from '../domain/order.ts';
import type { OrderState } from '../domain/order-state.ts';
import type { OrderStatus } from '../domain/order-status.ts';
import type { Kitchen } from './kitchen-port.ts';
import type { WithSoFar } from './so-far-port.ts';

export interface Orders {
  /** False if there is an order with its id already. */
  add(order: Order): Promise<boolean>;
  find(id: string): Promise<Order | undefined>;
  /** The one that is called by this number on this business day. */
  called(number: number, day: string): Promise<Order | undefined>;
  /** On the latest business day until `today` that has the number; else on the first day after it. */
  calledNear(number: number, today: string): Promise<Order | undefined>;
  /**
   * Answers the very order that `change` changed; for a `request` that was done before, another, which is as it stands. `change`
   * may run more than once, and not at all for such a request. Throws OrderUnknown.
   */
  update(id: string, change: (order: Order) => void, request?: string): Promise<Order>;
  /** Newest first, those before `before`, at most `limit`. Needs a customer or a status. */
  list(filter: OrderFilter): Promise<Order[]>;
  /** Anybody's, newest first, those before `before`; of a number those of the latest business days first. `by` names one field, or none. */
  search(by: LookedUp, span: Pick<OrderFilter, 'from' | 'before' | 'limit'>): Promise<Found[]>;
  /** Ids of orders whose `dueAt` has passed, the longest due first. */
  due(now: Date, limit: number): Promise<string[]>;
  /** What people of the shop did. */
  changes(page: TrailPage): Promise<TrailEntry[]>;
  /** Of the request that placed it; null where that is not known. */
  traceId(id: string): Promise<string | null>;
  /** How many events have not reached their consumers yet. */
  unsent(): number;
}
export interface OrderFilter {
  customerId?: string | undefined;
  /** Goes with a customer. */
  owner?: string | undefined;
  status?: OrderStatus | undefined;
  /** Sort keys: those from `from` on, and before `before`. */
  from?: string | undefined;
  before?: string | undefined;
  limit: number;
}

/** What an index of orders is asked for. */
export interface LookedUp {
  number?: number;
  customerId?: string;
  day?: string;
  status?: OrderStatus;
}
/** `traceId`: of the request that placed it. `key`: what the page that it ends is followed by. */
export interface Found {
  order: Order;
  traceId: string | null;
  key: string;
}

/** What orders are called by. */
export interface Numbers {
  /**
   * Runs `work`, which may take one number of a day, and stores it in the same write as what it is for. It runs again where there
   * was none at hand, or the one it took is another order's.
   */
  during<T>(work: (numberOf: (day: string) => number) => Promise<T>): Promise<T>;
}

/** An order as a customer wants it, beside its lines. */
export interface WantedOrder {
  lines: WantedLine[];
  service: Service;
  wanted: WantedAt;
  tip: number;
}

/** What stock says an order comes to. `slot`: the place in time that it holds; `payBefore`: the latest that hours allow. */
export interface Priced
  extends Pick<OrderState, 'lines' | 'subtotal' | 'taxes' | 'tip' | 'total' | 'currency' | 'slot' | 'shop'> {
  /** How it is served, which its taxes go by. */
  serving: OrderState['service']['kind'];
  payBefore: Date | null;
}

interface Stock {
  /** Holds all lines and a place in time or nothing, and prices them. `contact`: which of its fields the customer left. */
  reserve(
    orderId: string,
    wanted: WantedOrder & { contact: (keyof Contact)[] },
    expectedTotal: number | undefined,
  ): Promise<Priced>;
  /** Prices them, holding nothing. */
  check(wanted: WantedOrder): Promise<Priced>;
  release(orderId: string, units: 'returned' | 'wasted'): Promise<unknown>;
  /** Of at most 100 orders; those that it does not know are left out. */
  books(orderIds: readonly string[]): Promise<StockBook[]>;
}

/** Orders by what happened to their money. */
export interface BookedOrders {
  /** Those with an entry up to `until` that no Z has taken, as they happened; those that come after `after` (of `unreported`). */
  unreported(after: string, until: Date, limit: number): Promise<Order[]>;
  /** Ids, in their order, of those that have an entry in this hour of UTC; those after `after`. */
  inHour(hour: string, after: string, limit: number): Promise<string[]>;
  findAll(ids: readonly string[]): Promise<Order[]>;
}

/** A Z that is being made or was made. */
export interface Closing {
  number: number;
  /** The `until` of the Z before it. */
  from: string | null;
  until: Date;
  /** Null as long as it is not closed. */
  report: ZReport | null;
}
/** Part of the list of the entries that a Z takes, by their orders. Pages are made one after the other, and never changed. */
export interface ClosingPage {
  orders: { id: string; entries: string[] }[];
  /** Where the next page begins. */
  last: string;
  isLast: boolean;
}
export interface Closings {
  latest(): Promise<Closing | undefined>;
  find(number: number): Promise<Closing | undefined>;
  /** Where another node was first, its own stays. */
  open(closing: Closing): Promise<void>;
  page(number: number, nth: number): Promise<ClosingPage | undefined>;
  /** Answers the page that is stored: another's, where that was first. */
  addPage(number: number, nth: number, page: ClosingPage): Promise<ClosingPage>;
  /** Once: answers the report that is stored. */
  close(number: number, report: ZReport, who: string | null): Promise<ZReport>;
  /** Who closed which, the newest first. */
  changes(page: TrailPage): Promise<TrailEntry[]>;
}

/** The services that may hold something for an order. Each call may be repeated. */
interface Payment {
  /** The order is cancelled: its Session is closed, and money that came goes back. */
  cancel(orderId: string): Promise<unknown>;
  /** Of at most 100 orders; those that it does not know are left out. */
  books(orderIds: readonly string[]): Promise<PaymentBook[]>;
  /** Expires the Session so that no money can arrive, and answers whether some did. */
  close(orderId: string): Promise<{ state: 'closed' | 'open' } | { state: 'paid'; captured: number; currency: string }>;
}

/** Whether new orders are taken while others wait for their link. */
interface Admission {
  /**
   * Throws Unavailable (OVERLOADED, PAYMENT_PROVIDER_AWAY) for a share of new orders; where the gateway drew for this one, only if
   * all are refused.
   */
  assertOpen(isDrawn: boolean): void;
  /** It waits for its link now. */
  accepted(orderId: string): void;
  /** It has its link, or will not get it at the first try. */
  tried(orderId: string): void;
}

/** How many orders that are not paid a client may have. */
interface Unpaid {
  /** The client, where its orders are counted. */
  countedAs(client: string | undefined): string | null;
  /** Runs `work`, which holds and stores one more. Throws UnpaidTooMany. */
  during<T>(client: string | undefined, work: () => Promise<T>): Promise<T>;
}

export interface OrderDeps extends WithSoFar {
  orders: Orders;
  booked: BookedOrders;
  closings: Closings;
  numbers: Numbers;
  stock: Stock;
  payment: Payment;
  kitchen: Kitchen;
  admission: Admission;
  unpaid: Unpaid;
  now(): Date;
  /** Who of the shop's people asks; null for all others. */
  who: string | null;
  /** Milliseconds a customer has to pay. */
  payWithin: number;
  /** Milliseconds after its first promise that an order which is not cooked is late. */
  lateAfter: number;
  /** Milliseconds until a cooked order counts as collected. */
  collectWithin: number;
  /** Milliseconds that a customer's contact is kept after the order. */
  contactKept: number;
  /** Something that a person should look at. */
  alert(kind: Alert, orderId: string, message: string): void;
  /** Tells the log, which outlives the store: after a restore it says whom to forget again. */
  forgot(orderId: string): void;
  /** Marks the answer: the request was done before, and this is the order as it stands. */
  replayed(): void;
}
