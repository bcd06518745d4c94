import { isRefusal } from '../../../kernel/domain-error.ts';
import { IdempotencyKeyReused } from '../../../kernel/idempotency-key-reused.ts';
import { earlier, later } from '../../../kernel/time.ts';
import { areSameDetails, type Contact, contactUntil, isTheirs } from '../domain/customer.ts';
import { areSame } from '../domain/lines.ts';
import { Order } from '../domain/order.ts';
import { OrderCancelled } from '../domain/order-errors.ts';
import { orderView } from './order-view.ts';
import type { OrderDeps, Priced } from './ports.ts';
import { detailsOf, type Wishes, wantedOrder } from './wanted-order.ts';

interface Wanted extends Wishes {
  orderId: string;
  customerId: string;
  /** Whose token it came with. */
  owner?: string;
  /** The gateway minted the id for this request: there can be no order with it. */
  isNew?: boolean;
  /** Who has it open until it is paid; nobody is counted without. */
  client?: string;
}

/**
 * Prices and holds the lines, then stores the order. It may be repeated under the same id: then it answers the order that is
 * there. It never gives units back itself; what it leaves behind when it dies between the two, stock's sweep settles.
 */
export async function createOrder(wanted: Wanted, deps: OrderDeps) {
  const { orderId } = wanted;
  const before = await repeated(wanted, deps);
  const placed = before ? undefined : await place(wanted, deps);
  const order = before ?? placed ?? (await deps.orders.find(orderId));
  if (!order || !isTheirs(order, { customerId: wanted.customerId, owner: wanted.owner ?? null }))
    throw new OrderCancelled(orderId);
  assertSame(wanted, order.state);
  if (!areSameDetails(detailsOf(wanted), order.state)) throw new IdempotencyKeyReused(orderId);
  if (!placed) deps.replayed();
  return orderView(order);
}

/** Where a new order would be refused: the order that an earlier request with this id made. Throws Unavailable if there is none. */
async function repeated({ orderId, isNew = false }: Wanted, deps: OrderDeps): Promise<Order | undefined> {
  try {
    deps.admission.assertOpen(isNew);
    return undefined;
  } catch (error) {
    const before = isNew ? undefined : await deps.orders.find(orderId);
    if (!before) throw error;
    return before;
  }
}

/** Undefined if an order with this id is there, or was given up. Throws UnpaidTooMany, but never of an order that is there. */
async function place(wanted: Wanted, deps: OrderDeps): Promise<Order | undefined> {
  const { orderId, client, isNew = false } = wanted;
  try {
    return await deps.unpaid.during(client, () => hold(wanted, deps));
  } catch (error) {
    if (isRefusal(error, 'RESERVATION_CLOSED')) return undefined;
    const isRepeat = isRefusal(error, 'UNPAID_TOO_MANY') && !isNew && (await deps.orders.find(orderId));
    if (isRepeat) return undefined;
    throw error;
  }
}

async function hold(wanted: Wanted, deps: OrderDeps): Promise<Order | undefined> {
  const { orderId: id, customerId, owner = null, client, expectedTotal } = wanted;
  const contact = Object.keys(wanted.contact ?? {}) as (keyof Contact)[];
  const priced = await deps.stock.reserve(id, { ...wantedOrder(wanted), contact }, expectedTotal);
  assertSame(wanted, priced);
  assertSameTerms(wanted, priced);
  const now = deps.now();
  const whose = { customerId, owner, unpaidOf: deps.unpaid.countedAs(client) };
  const order = Order.place({ id, ...whose, ...termsOf(wanted, priced, deps, now) }, now);
  if (!(await deps.orders.add(order))) return undefined;
  deps.admission.accepted(id);
  return order;
}

/** What the customer said, what stock said, and until when each of it stands. */
function termsOf(wanted: Wanted, priced: Priced, { payWithin, contactKept }: OrderDeps, now: Date) {
  const details = detailsOf(wanted);
  const inTime = later(now, payWithin);
  return {
    ...details,
    ...priced,
    payBefore: priced.payBefore ? earlier(inTime, priced.payBefore) : inTime,
    contactUntil: details.contact || details.note ? contactUntil(details, contactKept, now) : null,
  };
}

/** The same id must mean the same order; otherwise the client reused its key for another. */
function assertSame(wanted: Wanted, kept: Pick<Priced, 'lines' | 'tip' | 'total'>): void {
  const { lines, tip } = wantedOrder(wanted);
  const { orderId, expectedTotal = kept.total } = wanted;
  const isSame = areSame(lines, kept.lines) && tip === kept.tip && expectedTotal === kept.total;
  if (!isSame) throw new IdempotencyKeyReused(orderId);
}

/** What was reserved by an earlier try, which died before the order was stored, may be for another time or way of serving. */
function assertSameTerms(wanted: Wanted, { serving, slot }: Priced): void {
  const { service, wanted: time } = detailsOf(wanted);
  const isOtherTime = time !== 'asap' && slot !== null && slot.getTime() !== time.getTime();
  if (service.kind !== serving || isOtherTime) throw new IdempotencyKeyReused(wanted.orderId);
}
