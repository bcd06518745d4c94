import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Batches } from './batches.ts';
import { serve } from './http.ts';
import { type Asked, type Line, orderOf, type Reserved } from './order.ts';

/**
 * The least program that keeps an intake's promises on one machine: a reservation, then an order with its event, then the event
 * given to a consumer that acknowledges it, then the mark that it was sent; each durable, what waits together in one commit.
 * `node bench/floor/embedded.ts folder port items`.
 */
const [, , folder = '', port = '', items = ''] = process.argv;

function open(name: string, tables: string): DatabaseSync {
  const db = new DatabaseSync(path.join(folder, `${name}.sqlite`));
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ${tables}`);
  return db;
}

/** One commit for all of them, a savepoint for each, so that one that is refused never fails its neighbours. */
function grouped<T, R>(db: DatabaseSync, one: (item: T) => R): Batches<T, R> {
  const [savepoint, release] = [db.prepare('SAVEPOINT one'), db.prepare('RELEASE one')];
  const run = (item: T): R => {
    savepoint.run();
    const result = one(item);
    if (result === null) db.exec('ROLLBACK TO one');
    release.run();
    return result;
  };
  return new Batches((batch) => {
    db.exec('BEGIN IMMEDIATE');
    const results = batch.map(run);
    db.exec('COMMIT');
    return results;
  });
}

const stock = open(
  'stock',
  `CREATE TABLE items (id TEXT PRIMARY KEY, price INTEGER, available INTEGER CHECK (available >= 0));
   CREATE TABLE reservations (order_id TEXT PRIMARY KEY, lines TEXT)`,
);
const add = stock.prepare('INSERT INTO items VALUES (?, 1000, 1000000)');
for (let n = 0; n < Number(items); n++) add.run(`dish-${n}`);
const known = stock.prepare('SELECT lines FROM reservations WHERE order_id = ?');
const take = stock.prepare(
  'UPDATE items SET available = available - ? WHERE id = ? AND available >= ? RETURNING price',
);
const hold = stock.prepare('INSERT INTO reservations VALUES (?, ?)');
const reserve = grouped(stock, ({ orderId, items }: Asked): Reserved => {
  const before = known.get(orderId);
  if (before) return JSON.parse(before.lines as string);
  const lines: Line[] = [];
  for (const { id, quantity } of items) {
    const taken = take.get(quantity, id, quantity);
    if (!taken) return null;
    lines.push({ id, quantity, price: taken.price as number });
  }
  hold.run(orderId, JSON.stringify(lines));
  return lines;
});

const orders = open('order', 'CREATE TABLE orders (id TEXT UNIQUE, body TEXT, pending TEXT)');
const insert = orders.prepare('INSERT INTO orders VALUES (?, ?, ?)');
const mark = orders.prepare('UPDATE orders SET pending = NULL WHERE id = ?');
const write = grouped(orders, (change: () => unknown) => change());

/** The consumer of the event, in the same process: it acknowledges on the next turn. */
const consume = (_event: object): Promise<void> => new Promise((acknowledged) => setImmediate(acknowledged));

serve(Number(port), async (customerId, asked) => {
  const lines = await reserve.add(asked);
  if (!lines) return { status: 409, body: 'STOCK_INSUFFICIENT' };
  const { _id, order, event, outboxPending } = orderOf(customerId, asked.orderId, lines);
  await write.add(() => insert.run(_id, JSON.stringify({ ...order, outbox: [event] }), outboxPending));
  void consume(event).then(() => write.add(() => mark.run(_id)));
  return { status: 201, body: order };
});
