import { createPool, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise';
import { Batches } from './batches.ts';
import { answer, natsOf } from './nats.ts';
import type { Asked, Line, Reserved } from './order.ts';

/** Stock as a process of its own: one transaction a batch over its items' rows, first come first served inside it. */
const nats = await natsOf(process.env.NATS_URL);
const pool = createPool({ uri: String(process.env.MYSQL_URL), connectionLimit: 2 });
for (const table of [
  'floor_items (id varchar(64) PRIMARY KEY, price int NOT NULL, available int NOT NULL CHECK (available >= 0))',
  'floor_reservations (order_id varchar(64) PRIMARY KEY, lines_json text NOT NULL)',
])
  await pool.query(`CREATE TABLE ${table}`);
const dishes = Array.from({ length: Number(process.env.ITEMS) }, (_, n) => [`dish-${n}`, 1000, 1_000_000]);
await pool.query('INSERT INTO floor_items VALUES ?', [dishes]);

interface Item {
  id: string;
  price: number;
  available: number;
}

/** Takes all lines or none. */
function take(shelf: Map<string, Item>, { items }: Asked): Reserved {
  if (items.some(({ id, quantity }) => (shelf.get(id)?.available ?? 0) < quantity)) return null;
  return items.map(({ id, quantity }) => {
    const item = shelf.get(id) as Item;
    item.available -= quantity;
    return { id, quantity, price: item.price };
  });
}

const reserve = new Batches(async (batch: Asked[]): Promise<Reserved[]> => {
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
    const ids = [...new Set(batch.flatMap(({ items }) => items.map(({ id }) => id)))].sort();
    const asked = 'SELECT id, price, available FROM floor_items WHERE id IN (?) ORDER BY id FOR UPDATE';
    const [items] = await connection.query<RowDataPacket[]>(asked, [ids]);
    const before = 'SELECT order_id, lines_json FROM floor_reservations WHERE order_id IN (?)';
    const [rows] = await connection.query<RowDataPacket[]>(before, [batch.map(({ orderId }) => orderId)]);
    const known = new Map<string, Line[]>(rows.map((row) => [row.order_id, JSON.parse(row.lines_json)]));
    const shelf = new Map((items as Item[]).map((item) => [item.id, item]));
    const results = batch.map((one) => known.get(one.orderId) ?? take(shelf, one));
    const held = batch.flatMap(({ orderId }, n) =>
      results[n] && !known.has(orderId) ? [[orderId, JSON.stringify(results[n])]] : [],
    );
    if (held.length > 0) await connection.query<ResultSetHeader>('INSERT INTO floor_reservations VALUES ?', [held]);
    const whens = [...shelf.values()].flatMap(({ id, available }) => [id, available]);
    const update = `UPDATE floor_items SET available = CASE id ${'WHEN ? THEN ? '.repeat(shelf.size)}END WHERE id IN (?)`;
    if (held.length > 0) await connection.query(update, [...whens, [...shelf.keys()]]);
    await connection.commit();
    return results;
  } catch (error) {
    await connection.rollback();
    throw error;
  } finally {
    connection.release();
  }
});

await answer(nats, 'floor.stock.reserve', (asked: Asked) => reserve.add(asked));
