import type { EventLine, OrderFacts } from '../../../kernel/events.ts';

/** Receivers may refuse more. */
export const MOST_BYTES = 20_000;
/** What gets shorter where all of it is too much: lines from the end, the others from their beginning. */
const LISTS = ['lines', 'timeline', 'refunds'] as const;

type Line = Pick<EventLine, 'itemId' | 'name' | 'options' | 'quantity' | 'unitPrice' | 'total' | 'tax'>;
/** An order as integrators are told of it. `leftOut`: how many entries of each list did not fit. */
export interface ToldOrder
  extends Pick<OrderFacts, 'customerId' | 'taxes' | 'tip' | 'total' | 'currency' | 'payBefore'>,
    Omit<OrderFacts['seen'], 'timeline' | 'refunds'> {
  id: string;
  lines: readonly Line[];
  timeline: OrderFacts['seen']['timeline'];
  refunds: OrderFacts['seen']['refunds'];
  leftOut?: Partial<Record<(typeof LISTS)[number], number>>;
}

/** Without the notes: they are the kitchen's. */
export function toldOf({ orderId: id, customerId, lines, seen, ...facts }: OrderFacts): ToldOrder {
  const { taxes, tip, total, currency, payBefore } = facts;
  const told = lines.map(({ itemId, name, options, quantity, unitPrice, total, tax }) => {
    return { itemId, name, options, quantity, unitPrice, total, tax };
  });
  return { id, customerId, ...seen, lines: told, taxes, tip, total, currency, payBefore };
}

/** The body of a message, at most MOST_BYTES long. */
export function messageOf(type: string, timestamp: string, order: ToldOrder): string {
  let data = order;
  for (;;) {
    const text = JSON.stringify({ type, timestamp, data });
    if (sizeOf(text) <= MOST_BYTES) return text;
    data = shortened(data);
  }
}

const sizeOf = (text: string): number => new TextEncoder().encode(text).length;

/** Without an entry of the list that takes the most room. */
function shortened(order: ToldOrder): ToldOrder {
  const sizes = LISTS.map((list) => sizeOf(JSON.stringify(order[list])));
  const list = LISTS[sizes.indexOf(Math.max(...sizes))] ?? 'lines';
  const kept = list === 'lines' ? order.lines.slice(0, -1) : order[list].slice(1);
  return { ...order, [list]: kept, leftOut: { ...order.leftOut, [list]: (order.leftOut?.[list] ?? 0) + 1 } };
}

/** When it happened: an event may be sent long after. */
export function happenedAt(type: string, { seen }: Pick<OrderFacts, 'seen'>): string {
  const status = type.replace('order.', '');
  const { timeline, createdAt, updatedAt } = seen;
  if (status === 'created') return createdAt;
  const last = timeline.findLastIndex((entry) => entry.status === status);
  if (last === -1) return updatedAt;
  const before = timeline.slice(0, last).findLastIndex((entry) => entry.status !== status);
  return timeline[before + 1]?.at ?? updatedAt;
}

/** What tells it from others of its type of the same order: a meal can be cooked again, money can go back several times. */
export function occasionOf(type: string, facts: Pick<OrderFacts, 'seen'>): string {
  if (type === 'order.cooked') return happenedAt(type, facts);
  if (type !== 'order.refunded') return '';
  return facts.seen.refunds.flatMap(({ id, state }) => (state === 'succeeded' ? [id] : [])).join(' ');
}
