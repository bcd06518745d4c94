import { patiently } from '../../../kernel/patience.ts';
import { type Books, type Difference, differencesOf, type StockBook, type Taken } from '../domain/differences.ts';
import type { Dispute } from '../domain/dispute.ts';
import type { Session } from '../domain/payment-state.ts';
import type { StripeRefund } from '../domain/refund.ts';
import { CheckoutMissing, type Listed, type PaymentDeps } from './ports.ts';

/** What was found of one order in a window; the rest of it is read by these ids. */
export interface Seen {
  orderId: string;
  /** The order was placed in the window, and is the one that is listed. */
  order: Listed | undefined;
  sessions: Session[];
  taken: Taken[];
  refunds: StripeRefund[];
  disputes: Dispute[];
}
/** `books` are null where they could not be read, which is a difference of its own. */
export interface Compared {
  books: Books | null;
  differences: Difference[];
}

/**
 * Compares one order on its own, as it stands now. Where its books cannot be read, that is a difference and an alert, and the
 * other orders are still compared.
 */
export async function compare(seen: Seen, deps: PaymentDeps): Promise<Compared> {
  try {
    const books = await booksOf(seen, deps);
    return { books, differences: differencesOf(books) };
  } catch (error) {
    const what = 'its books could not be read';
    deps.alert('not-reconciled', seen.orderId, `${what}: ${(error as Error).message}`);
    return { books: null, differences: [{ orderId: seen.orderId, what, repair: 'by hand' }] };
  }
}

/** Everything about one order as it stands now, read anew wherever it is written down. */
async function booksOf({ orderId, ...seen }: Seen, deps: PaymentDeps): Promise<Books> {
  const { payments, order, refunds, disputes, books } = deps;
  const payment = (await payments.find(orderId))?.state ?? null;
  const otherSessions = payment?.otherSessions ?? [];
  const ids = [payment?.session, ...otherSessions, ...seen.sessions].map((session) => session?.id);
  const named = [payment, ...otherSessions, ...seen.taken, ...seen.refunds, ...seen.disputes].map(
    (money) => money?.intent,
  );
  const sessions = await sessionsOf({ orderId, ids, intents: named }, deps);
  const taken: Taken[] = [];
  const back: StripeRefund[] = [];
  const disputed: Dispute[] = [];
  for (const intent of new Set([...named, ...sessions.map(({ intent }) => intent)])) {
    if (!intent) continue;
    taken.push(...((await ifThere(() => books.takenBy(intent))) ?? []));
    back.push(...((await ifThere(() => refunds.of(intent))) ?? []));
    disputed.push(...((await ifThere(() => disputes.of(intent))) ?? []));
  }
  const stock = (await stockOf([{ orderId }], deps)).get(orderId) ?? null;
  const found = (await order.find(orderId)) ?? null;
  return { orderId, order: found, payment, stock, sessions, taken, refunds: back, disputes: disputed };
}

interface Named {
  orderId: string;
  ids: readonly (string | null | undefined)[];
  intents: readonly (string | null | undefined)[];
}

/** The Sessions with these ids, and those that took the money of these payment intents, which may be unknown here. */
async function sessionsOf({ orderId, ids, intents }: Named, { checkout }: PaymentDeps): Promise<Session[]> {
  const found: Session[] = [];
  for (const id of new Set(ids)) {
    const session = id ? await ifThere(() => checkout.read(id)) : undefined;
    if (session) found.push(session);
  }
  for (const intent of new Set(intents)) {
    if (!intent || found.some((session) => session.intent === intent)) continue;
    const session = await ifThere(() => checkout.ofIntent(intent));
    if (session?.orderId === orderId && !found.some(({ id }) => id === session.id)) found.push(session);
  }
  return found;
}

/** Undefined where Stripe has no such thing. */
async function ifThere<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await patiently(read);
  } catch (error) {
    if (error instanceof CheckoutMissing) return undefined;
    throw error;
  }
}

/** What stock has for these orders, by their ids. */
export async function stockOf(
  orders: readonly { orderId: string }[],
  { stock }: PaymentDeps,
): Promise<Map<string, StockBook>> {
  const found = await stock.audit(orders.map(({ orderId }) => orderId));
  return new Map(found.map((book) => [book.orderId, book]));
}
