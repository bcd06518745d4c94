import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { createConnection } from 'mysql2/promise';
import { unfinished } from '../support/books.ts';
import type { Breach } from '../support/laws.ts';
import type { World } from './world.ts';

const PAST = '2000-01-01T00:00:00.000Z';
const ROUND = 2000;

/**
 * The load is over and every fault is lifted: waits until nothing is left to be done, as if all the time in the world had
 * passed; for at most so many seconds. Answers what is left.
 */
export async function rest({ env, stores }: World, seconds: number): Promise<Breach[]> {
  let left: Breach[] = [];
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    await timePasses(env.MONGO_URL, env.MYSQL_URL);
    await sleep(ROUND);
    left = unfinished(await stores(), { timeHasPassed: true });
    if (left.length === 0) return [];
  }
  return left;
}

/** A stand-in for the clock only: deadlines are past, and what is open is due to be looked after. */
async function timePasses(mongoUrl: string, mysqlUrl: string): Promise<void> {
  const mongo = new MongoClient(mongoUrl);
  const mysql = await createConnection(mysqlUrl);
  try {
    const isOpen = { lookAgainAt: { $gt: '' }, status: { $ne: 'cooked' } };
    const due = { $set: { lookAgainAt: PAST }, $inc: { version: 1 } };
    const unpaid = { status: { $in: ['pending', 'waiting_for_payment'] }, payBefore: { $gt: PAST } };
    const orders = mongo.db('comanda_order').collection('orders');
    await orders.updateMany(unpaid, { $set: { payBefore: PAST }, $inc: { version: 1 } });
    await orders.updateMany(isOpen, due);
    for (const name of ['payments', 'notices'])
      await mongo.db('comanda_payment').collection(name).updateMany(isOpen, due);
    await mongo.db('comanda_kitchen').collection('tickets').updateMany(isOpen, due);
    await mysql.query('UPDATE reservations SET look_again_at = ? WHERE look_again_at > ?', [PAST, PAST]);
  } finally {
    await Promise.all([mongo.close(), mysql.end()]);
  }
}
