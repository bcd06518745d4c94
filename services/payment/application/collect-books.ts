import { type Books, differencesOf, type StockBook, type Taken } from '../domain/differences.ts';
import { ReconcileTooMuch } from '../domain/payment-errors.ts';
import type { Session } from '../domain/payment-state.ts';
import type { StripeRefund } from '../domain/refunds.ts';
import type { Listed, PaymentDeps } from './ports.ts';

const MOST = 100_000;
const CHUNK = 100;

/** What was found of one order in the window: enough to look for all the rest of it. */
export interface Seen {
  orderId: string;
  /** The order was placed in the window, and is the one that is listed. */
  order: Listed | undefined;
  sessions: Session[];
  taken: Taken[];
  refunds: StripeRefund[];
}
interface Span {
  from: Date;
  to: Date;
}

/** How many orders were compared, and those that have to be looked at one by one: something does not fit, or they are older. */
export async function suspects(span: Span, deps: PaymentDeps): Promise<{ orders: number; found: Seen[] }> {
  const all = [...(await gather(span, deps)).values()];
  const found: Seen[] = [];
  for (let i = 0; i < all.length; i += CHUNK) {
    const chunk = all.slice(i, i + CHUNK);
    const stock = await stockOf(chunk, deps);
    for (const seen of chunk) {
      const payment = (await deps.payments.find(seen.orderId))?.state ?? null;
      const books = { ...seen, order: seen.order ?? null, payment, stock: stock.get(seen.orderId) ?? null };
      if (!seen.order || differencesOf(books).length > 0) found.push(seen);
    }
  }
  return { orders: all.length, found };
}

/** Everything about one order as it stands now, read anew wherever it is written down. */
export async function booksOf({ orderId, order, sessions }: Seen, deps: PaymentDeps): Promise<Books> {
  const { payments, checkout, refunds, books } = deps;
  const payment = (await payments.find(orderId))?.state ?? null;
  const known = [payment?.session.id, ...(payment?.strays ?? []).map(({ id }) => id), ...sessions.map(({ id }) => id)];
  const read: Session[] = [];
  for (const id of new Set(known)) if (id) read.push(await checkout.read(id));
  const intents = new Set(read.flatMap(({ intent }) => intent ?? []));
  const customerId = order?.customerId ?? payment?.customerId;
  return {
    orderId,
    order: (customerId && (await deps.order.find(customerId, orderId))) || null,
    payment,
    stock: (await stockOf([{ orderId }], deps)).get(orderId) ?? null,
    sessions: read,
    taken: (await Promise.all([...intents].map((intent) => books.takenBy(intent)))).flat(),
    refunds: (await Promise.all([...intents].map((intent) => refunds.of(intent)))).flat(),
  };
}

/** The orders that were placed in the span, and those of which Stripe made something in it; with all that Stripe has since. */
async function gather({ from, to }: Span, deps: PaymentDeps): Promise<Map<string, Seen>> {
  const { books, order, checkout } = deps;
  const all = new Map<string, Seen>();
  const owners = new Map<string, string>();
  let read = 0;
  const seenOf = (orderId: string, isNew: boolean): Seen | undefined => {
    if (++read > MOST) throw new ReconcileTooMuch(MOST);
    if (!all.has(orderId) && isNew)
      all.set(orderId, { orderId, order: undefined, sessions: [], taken: [], refunds: [] });
    return all.get(orderId);
  };
  for await (const listed of order.placed(from, to))
    Object.assign(seenOf(listed.orderId, true) ?? {}, { order: listed });
  for await (const { at, ...session } of books.sessions(from)) {
    if (session.orderId && (await checkout.isOurs(session))) seenOf(session.orderId, at <= to)?.sessions.push(session);
  }
  for await (const { at, ...taken } of books.taken(from)) {
    if (!taken.orderId || !(await checkout.isOurs(taken))) continue;
    owners.set(taken.intent, taken.orderId);
    seenOf(taken.orderId, at <= to)?.taken.push(taken);
  }
  for await (const { at, ...refund } of books.refunds(from)) {
    const owner = owners.get(refund.intent) ?? (at <= to ? await ownerOf(refund, deps) : undefined);
    if (owner) seenOf(owner, at <= to)?.refunds.push(refund);
  }
  return all;
}

/** Whose refund it is, of money that came before the window. */
async function ownerOf({ stripeId }: StripeRefund, { refunds, checkout }: PaymentDeps): Promise<string | undefined> {
  const owner = await refunds.read(stripeId);
  return owner.orderId && (await checkout.isOurs(owner)) ? owner.orderId : undefined;
}

async function stockOf(
  orders: readonly { orderId: string }[],
  { stock }: PaymentDeps,
): Promise<Map<string, StockBook>> {
  const found = await stock.audit(orders.map(({ orderId }) => orderId));
  return new Map(found.map((book) => [book.orderId, book]));
}
