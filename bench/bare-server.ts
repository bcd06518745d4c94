import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { DatabaseSync } from 'node:sqlite';

/**
 * What the figures are measured against: a bare server that does by hand the least an order needs, one reservation and one
 * insert in SQLite, each with its own durable commit. No events, no checks, no payment, no recovery.
 */
const [, , file = '', port = ''] = process.argv;
const db = new DatabaseSync(file);
db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  CREATE TABLE items (id TEXT PRIMARY KEY, price INTEGER, available INTEGER CHECK (available >= 0));
  CREATE TABLE orders (id TEXT PRIMARY KEY, body TEXT)`);
const add = db.prepare('INSERT INTO items VALUES (?, 1000, 1000000)');
for (let n = 0; n < 20; n++) add.run(`dish-${n}`);
const take = db.prepare('UPDATE items SET available = available - ? WHERE id = ? AND available >= ? RETURNING price');
const insert = db.prepare('INSERT INTO orders VALUES (?, ?)');

http
  .createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const { items } = JSON.parse(text) as { items: { id: string; quantity: number }[] };
      db.exec('BEGIN IMMEDIATE');
      const lines = items.map(({ id, quantity }) => ({ id, quantity, ...take.get(quantity, id, quantity) }));
      db.exec('COMMIT');
      const order = JSON.stringify({ id: randomUUID(), status: 'pending', lines, createdAt: new Date() });
      insert.run(randomUUID(), order);
      response.writeHead(201, { 'Content-Type': 'application/json' }).end(order);
    });
  })
  .listen(Number(port), '127.0.0.1', () => process.send?.('ready'));
