import { CursorInvalid } from '../domain/order-errors.ts';
import { cursorOf, ofCursor, SORT_KEY } from './list-orders.ts';
import { shopOrderView } from './order-view.ts';
import type { Found, LookedUp, OrderDeps } from './ports.ts';

interface Wanted extends LookedUp {
  /** Part of the name that the customer left. */
  name?: string;
  /** Placed from then on, and until then. */
  from?: string;
  to?: string;
}

/** Where an index does not tell all that is wanted, orders are read and compared: so many at a time, and no more for a page. */
const AT_A_TIME = 100;
const MOST_READ = 500;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** A page of anybody's orders, newest first, and where the next begins. Throws CursorInvalid. */
export async function searchOrders(
  { limit = 20, after, ...wanted }: Wanted & { limit?: number; after?: string },
  { orders }: OrderDeps,
) {
  const by = lookedUpBy(wanted);
  const latest = wanted.to === undefined || by.number !== undefined ? undefined : `${wanted.to}_~`;
  const span = { from: wanted.from, before: after === undefined ? latest : keyIn(after, by) };
  const { from: _from, to: _to, ...named } = wanted;
  const isCompared = by.number !== undefined || Object.keys(named).length > Object.keys(by).length;
  const atATime = isCompared ? AT_A_TIME : limit + 1;
  const found: Found[] = [];
  let isEnd = false;
  for (let read = 0; found.length <= limit && read < MOST_READ && !isEnd; read += atATime) {
    const some = await orders.search(by, { ...span, limit: atATime });
    isEnd = some.length < atATime;
    span.before = some.at(-1)?.key ?? span.before;
    found.push(...some.filter(({ order }) => isWanted(order.state, wanted)));
  }
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1)?.key : isEnd ? undefined : span.before;
  return { items: page.map(foundView), next: last === undefined ? null : cursorOf(last) };
}

const foundView = ({ order, traceId }: Found) => ({ ...shopOrderView(order), trace_id: traceId });

/** The one of them that tells most orders apart. */
function lookedUpBy({ number, customerId, day, status }: LookedUp): LookedUp {
  if (number !== undefined) return { number };
  if (customerId !== undefined) return { customerId };
  if (day !== undefined) return { day };
  return status === undefined ? {} : { status };
}

function isWanted(state: Found['order']['state'], { from = '', to = '~', name = '', ...same }: Wanted): boolean {
  const placed = state.createdAt.toISOString();
  if (name !== '' && !folded(state.contact?.name ?? '').includes(folded(name))) return false;
  const isSame = Object.entries(same).every(([field, value]) => state[field as keyof LookedUp] === value);
  return isSame && from <= placed && placed <= to;
}

/** Alike in upper and lower case, and in the wide letters of some keyboards. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Orders of a number are paged by their days. */
function keyIn(after: string, { number }: LookedUp): string {
  const key = ofCursor(after);
  if (!(number === undefined ? SORT_KEY : DAY).test(key)) throw new CursorInvalid();
  return key;
}
