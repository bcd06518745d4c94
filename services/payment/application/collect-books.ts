import { patiently } from '../../../kernel/patience.ts';
import { HOUR, later } from '../../../kernel/time.ts';
import { differencesOf } from '../domain/differences.ts';
import { ReconcileTooMuch } from '../domain/payment-errors.ts';
import { type Seen, stockOf } from './order-books.ts';
import { orderOf } from './order-of.ts';
import type { PaymentDeps } from './ports.ts';

const MOST = 100_000;
const CHUNK = 100;
/** An order is paid within a day, by a Session that lives a day. What comes later is found when its order is compared alone. */
const AFTERMATH = 48 * HOUR;

interface Span {
  from: Date;
  to: Date;
}

/** How many orders were compared, and those to be compared one by one: something does not fit, or they are older than the window. */
export async function suspects(span: Span, deps: PaymentDeps): Promise<{ orders: number; found: Seen[] }> {
  const all = [...(await gather(span, deps)).values()];
  const found: Seen[] = [];
  for (let i = 0; i < all.length; i += CHUNK) {
    const chunk = all.slice(i, i + CHUNK);
    const stock = await stockOf(chunk, deps);
    const payments = await deps.payments.findAll(chunk.map(({ orderId }) => orderId));
    const byOrder = new Map(payments.map(({ id, state }) => [id, state]));
    for (const seen of chunk) {
      const payment = byOrder.get(seen.orderId) ?? null;
      const books = { ...seen, order: seen.order ?? null, payment, stock: stock.get(seen.orderId) ?? null };
      if (!seen.order || differencesOf(books).length > 0) found.push(seen);
    }
  }
  return { orders: all.length, found };
}

/** The orders that were placed in the span, and those of which Stripe made something in it; with what Stripe made for them then. */
async function gather({ from, to }: Span, deps: PaymentDeps): Promise<Map<string, Seen>> {
  const { books, order, checkout } = deps;
  const all = new Map<string, Seen>();
  const owners = new Map<string, string>();
  const until = later(to, AFTERMATH);
  let kept = 0;
  /** What was made after the span is kept for the orders of the span only. */
  const seenOf = (orderId: string, at: Date): Seen | undefined => {
    if (at > to && !all.has(orderId)) return undefined;
    if (++kept > MOST) throw new ReconcileTooMuch(MOST);
    const seen = all.get(orderId) ?? { orderId, order: undefined, sessions: [], taken: [], refunds: [], disputes: [] };
    all.set(orderId, seen);
    return seen;
  };
  for await (const listed of order.placed(from, to))
    Object.assign(seenOf(listed.orderId, from) ?? {}, { order: listed });
  for await (const { at, ...session } of books.sessions(from, until)) {
    if (session.orderId && (await checkout.isOurs(session))) seenOf(session.orderId, at)?.sessions.push(session);
  }
  for await (const { at, ...taken } of books.taken(from, until)) {
    if (!taken.orderId || !(await checkout.isOurs(taken))) continue;
    const seen = seenOf(taken.orderId, at);
    seen?.taken.push(taken);
    if (seen) owners.set(taken.intent, taken.orderId);
  }
  for await (const { at, ...refund } of books.refunds(from, until)) {
    const owner = owners.get(refund.intent) ?? (at <= to ? await ownerOf(refund, deps) : undefined);
    if (owner) seenOf(owner, at)?.refunds.push(refund);
  }
  for await (const { at, ...dispute } of books.disputes(from, until)) {
    const owner = owners.get(dispute.intent) ?? (at <= to ? await ownerOf(dispute, deps) : undefined);
    if (owner) seenOf(owner, at)?.disputes.push(dispute);
  }
  return all;
}

/** Whose money it is about, where that came before the window. */
const ownerOf = ({ intent }: { intent: string }, deps: PaymentDeps): Promise<string | undefined> =>
  patiently(() => orderOf({ orderId: null, shopId: null, intent }, deps));
