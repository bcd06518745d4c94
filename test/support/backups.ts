import { execFile } from 'node:child_process';
import path from 'node:path';
import { readBson } from '../../launcher/backup/bson-file.ts';
import { readLines } from '../../launcher/backup/lines-file.ts';
import type { StoredTicket } from '../../services/kitchen/infrastructure/ticket-documents.ts';
import type { StoredOrder } from '../../services/order/infrastructure/order-documents.ts';
import type { StoredPayment } from '../../services/payment/infrastructure/payment-documents.ts';
import type { ReservationRow } from '../../services/stock/infrastructure/tables.ts';
import type { Env } from './any-shop.ts';
import { wasPaid } from './books-by-order.ts';
import { INHERITED } from './inherited.ts';
import { isOpened, type Stores } from './stores.ts';

const ROOT = path.join(import.meta.dirname, '../..');

/** What `npm run backup -- ...` or `npm run restore -- ...` prints on both of its streams, and its exit code. */
export function run(script: 'backup' | 'restore', env: Env, ...args: string[]) {
  const options = { cwd: ROOT, env: { ...INHERITED, ...env }, timeout: 60_000 };
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = execFile(process.execPath, [`${script}.ts`, ...args], options, (_error, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    );
  });
}

type Copied = Pick<Stores, 'orders' | 'payments' | 'tickets'> & { reservations: ReservationRow[] };

/** What a backup of a cluster holds. */
export async function readBackup(folder: string): Promise<Copied> {
  const documents = async <T>(name: string) => (await all(readBson(folder, `${name}.bson`, 1e6))) as T[];
  return {
    orders: await documents<StoredOrder>('order.orders'),
    payments: await documents<StoredPayment>('payment.payments'),
    tickets: (await documents<StoredTicket>('kitchen.tickets')).filter(isOpened),
    reservations: await all(readLines<ReservationRow>(folder, 'stock.reservations.jsonl', 100)),
  };
}

const all = async <T>(batches: AsyncIterable<T[]>): Promise<T[]> => (await Array.fromAsync(batches)).flat();

/** Where one store tells of what comes of something that another store does not tell of: they are of different moments. */
export function effectsWithoutCause({ orders, payments, tickets, reservations }: Copied): string[] {
  const order = new Map(orders.map((one) => [one._id, one]));
  const payment = new Map(payments.map((one) => [one._id, one]));
  const ticket = new Map(tickets.map((one) => [one._id, one]));
  const stock = new Map(reservations.map((one) => [one.order_id, one]));
  const isPaid = (id: string) => wasPaid(order.get(id) ?? ({ timeline: [] } as unknown as StoredOrder));
  const unless = (cause: boolean, what: string) => (cause ? [] : [what]);
  return [
    ...payments.flatMap(({ _id }) => unless(order.has(_id), `a payment of no order ${_id}`)),
    ...tickets.flatMap(({ _id }) => unless(isPaid(_id), `a ticket of ${_id}, which is not paid`)),
    ...orders.flatMap(({ _id, status, timeline }) => [
      ...unless(stock.has(_id), `${_id}, for which nothing is held`),
      ...unless(!isPaid(_id) || Number(payment.get(_id)?.captured) > 0, `${_id}, paid without money`),
      ...unless(!timeline.some((move) => move.status === 'preparing') || ticket.has(_id), `${_id}, cooked by nobody`),
      ...unless(status !== 'cooked' || Boolean(ticket.get(_id)?.cookedAt), `${_id}, cooked before its ticket`),
    ]),
    ...reservations.flatMap(({ order_id: id, state }) => [
      ...unless(state !== 'sold' || isPaid(id), `units sold of ${id}, which is not paid`),
      ...unless(
        state !== 'released' || order.get(id)?.status === 'cancelled',
        `units returned of ${id}, which goes on`,
      ),
    ]),
  ];
}
