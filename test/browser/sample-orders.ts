import assert from 'node:assert/strict';
import type { OrderStatus } from '../../services/order/order.contract.ts';
import type { Placed } from '../support/customers.ts';
import { asStaff } from '../support/passes.ts';
import type { Shop } from '../support/shop.ts';

type Line = { id: string; quantity: number; note?: string; options?: { groupId: string; choiceId: string }[] };
interface Sample {
  name: string;
  table?: string;
  note?: string;
  tip?: number;
  items: Line[];
  /** How far it gets; each kitchen's move waits for its ticket. */
  until: OrderStatus;
}

const of = (quantity: number, id: string, more: Pick<Line, 'note' | 'options'> = {}): Line => ({
  id,
  quantity,
  ...more,
});
const chosen = (...options: [groupId: string, choiceId: string][]) =>
  options.map(([groupId, choiceId]) => ({ groupId, choiceId }));

/** An evening at the demo's restaurant: options, notes, allergens, tables, and each status that the pages show. */
const EVENING: Sample[] = [
  { name: 'Marta', items: [of(2, 'burrata'), of(2, 'house-red')], table: '4', tip: 500, until: 'completed' },
  { name: 'Ben Okafor', items: [of(1, 'lasagne'), of(1, 'espresso')], until: 'completed' },
  {
    name: 'Li Wei',
    items: [
      of(1, 'margherita', { options: chosen(['size', 'large'], ['extras', 'olives']) }),
      of(1, 'caesar-salad', { note: 'dressing on the side' }),
    ],
    until: 'cooked',
  },
  { name: 'Sofia', items: [of(2, 'tiramisu'), of(2, 'espresso')], until: 'cooked' },
  {
    name: 'Anna Berg',
    note: 'One of us is allergic to nuts.',
    items: [
      of(2, 'diavola', {
        options: chosen(['size', 'large'], ['extras', 'mozzarella'], ['without', 'chilli']),
        note: 'well done',
      }),
      of(1, 'minestrone'),
      of(3, 'sparkling-water'),
    ],
    until: 'preparing',
  },
  { name: 'Noah', items: [of(2, 'carbonara'), of(1, 'arancini')], table: '12', until: 'preparing' },
  { name: 'Emil', items: [of(1, 'sea-bream'), of(1, 'lemon-sorbet')], until: 'paid' },
  {
    name: 'Chiara',
    items: [of(1, 'funghi', { options: chosen(['without', 'truffle-oil']) }), of(2, 'bruschetta')],
    table: '7',
    until: 'paid',
  },
  { name: 'Tom', items: [of(3, 'mushroom-risotto', { note: 'no parmesan' })], until: 'paid' },
  { name: 'Ida', items: [of(2, 'panna-cotta')], until: 'waiting_for_payment' },
];

const MOVES = [
  ['preparing', 'kitchen/tickets', 'start'],
  ['cooked', 'kitchen/tickets', 'bump'],
  ['completed', 'orders', 'complete'],
] as const;

async function place(shop: Shop, { name, table, note, tip = 0, items, until }: Sample): Promise<Placed> {
  const service = table ? { kind: 'table', table } : { kind: 'pickup' };
  const body = { items, contact: { name }, service, tip, ...(note && { note }) };
  const { status, body: order } = await shop.send<Placed>('POST', '/api/customer/guest/orders', body);
  assert.equal(status, 201, JSON.stringify(order));
  if (until === 'waiting_for_payment') {
    await shop.waitForStatus(order, [until]);
    return order;
  }
  await shop.pay(order);
  await shop.queued(order);
  for (const [reached, where, move] of MOVES.slice(0, MOVES.findIndex(([status]) => status === until) + 1)) {
    const made = await shop.send('POST', `/api/${where}/${order.id}/${move}`, {}, asStaff());
    assert.equal(made.status, 200, JSON.stringify(made.body));
    await shop.waitForStatus(order, [reached]);
  }
  return order;
}

/** Answers the orders by the names of their customers. */
export async function sampleOrders(shop: Shop): Promise<Map<string, Placed>> {
  const orders = new Map<string, Placed>();
  for (const sample of EVENING) orders.set(sample.name, await place(shop, sample));
  return orders;
}
