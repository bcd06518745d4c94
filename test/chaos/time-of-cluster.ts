import { MongoClient } from 'mongodb';
import { createConnection } from 'mysql2/promise';

export const PAST = '2000-01-01T00:00:00.000Z';

interface Addresses {
  MONGO_URL: string;
  MYSQL_URL: string;
}

/**
 * A stand-in for the clock only: what is open is due to be looked after, and deadlines are past. With `deadlines: false`
 * nobody's time to pay is over.
 */
export async function timePasses({ MONGO_URL, MYSQL_URL }: Addresses, { deadlines = true } = {}): Promise<void> {
  const mongo = new MongoClient(MONGO_URL);
  const mysql = await createConnection(MYSQL_URL);
  try {
    const isOpen = { dueAt: { $gt: PAST }, status: { $ne: 'cooked' } };
    const due = { $set: { dueAt: PAST }, $inc: { version: 1 } };
    const unpaid = { status: { $in: ['pending', 'waiting_for_payment'] }, payBefore: { $gt: PAST } };
    const orders = mongo.db('comanda_order').collection('orders');
    if (deadlines) await orders.updateMany(unpaid, { $set: { payBefore: PAST }, $inc: { version: 1 } });
    await orders.updateMany(isOpen, due);
    for (const name of ['payments', 'notices'])
      await mongo.db('comanda_payment').collection(name).updateMany(isOpen, due);
    await mongo.db('comanda_kitchen').collection('tickets').updateMany(isOpen, due);
    await mysql.query('UPDATE reservations SET due_at = ? WHERE due_at > ?', [PAST, PAST]);
  } finally {
    await Promise.all([mongo.close(), mysql.end()]);
  }
}
