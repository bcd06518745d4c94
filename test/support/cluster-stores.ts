import { MongoClient } from 'mongodb';
import { type Connection, createConnection } from 'mysql2/promise';
import type { StoredTicket } from '../../services/kitchen/infrastructure/ticket-documents.ts';
import type { StoredOrder } from '../../services/order/infrastructure/order-documents.ts';
import type { NoticeDocument } from '../../services/payment/infrastructure/notice-documents.ts';
import type { StoredPayment } from '../../services/payment/infrastructure/payment-documents.ts';
import type {
  ReservationLineRow,
  ReservationRow,
  ReservationUnitsRow,
  StockTables,
} from '../../services/stock/infrastructure/tables.ts';
import type { Scope } from './scope.ts';
import { isOpened, readTwin, type Stores, withParts } from './stores.ts';

export interface Addresses {
  MONGO_URL: string;
  MYSQL_URL: string;
}

/** Reads what the nodes of a cluster have written down; `folder` is the twin's. */
export async function clusterStores(t: Scope, { MONGO_URL, MYSQL_URL }: Addresses, folder: string) {
  const mongo = new MongoClient(MONGO_URL);
  t.after(() => mongo.close());
  const database = new URL(MONGO_URL).pathname.slice(1);
  const documents = async <T extends object>(service: string, collection: string) =>
    (await mongo.db(`${database}_${service}`).collection(collection).find().toArray()) as unknown as T[];
  const deadDocuments = async () =>
    (await Promise.all(['order', 'payment', 'kitchen'].map((name) => documents(name, 'dead_letters')))).flat();

  const read = async (mysql: Connection): Promise<Stores> => {
    const rows = async <T>(table: keyof StockTables) => (await mysql.query(`SELECT * FROM ${table}`))[0] as T[];
    return {
      orders: await documents<StoredOrder>('order', 'orders'),
      payments: await documents<StoredPayment>('payment', 'payments'),
      notices: await documents<NoticeDocument>('payment', 'notices'),
      tickets: (await documents<StoredTicket>('kitchen', 'tickets')).filter(isOpened),
      items: await rows<StockTables['items']>('items'),
      movements: await rows<StockTables['movements']>('movements'),
      reservations: withParts(
        await rows<ReservationRow>('reservations'),
        await rows<ReservationLineRow>('reservation_lines'),
        await rows<ReservationUnitsRow>('reservation_units'),
      ),
      letters: [...(await deadDocuments()), ...(await rows<object>('dead_letters'))],
      ...readTwin(folder),
    };
  };

  return async (): Promise<Stores> => {
    const mysql = await createConnection(MYSQL_URL);
    return read(mysql).finally(() => mysql.end());
  };
}
