import { MongoClient } from 'mongodb';
import type { Link, OrderRow, RecordStore } from './records.ts';

interface Stored {
  _id: string;
  status: string;
  paymentLink: string;
  timeline: OrderRow['timeline'];
  openedAt: string | Date;
}

/** Orders and tickets in the MongoDB of a cluster. */
export class MongoRecords implements RecordStore {
  queries = 0;
  found = 0;
  readonly #client: MongoClient;

  constructor(url: string) {
    this.#client = new MongoClient(url);
  }

  async links(ids: readonly string[]): Promise<Link[]> {
    const query = { _id: { $in: ids }, status: 'waiting_for_payment' };
    const found = await this.#find('order', 'orders', query, { paymentLink: 1 });
    return found.map(({ _id, paymentLink }) => ({ id: _id, url: paymentLink }));
  }

  async orders(ids: readonly string[]): Promise<OrderRow[]> {
    const found = await this.#find('order', 'orders', { _id: { $in: ids } }, { status: 1, timeline: 1 });
    return found.map(({ _id, status, timeline }) => ({ id: _id, status, timeline }));
  }

  async ticketsOpened(ids: readonly string[]): Promise<Map<string, number>> {
    const found = await this.#find('kitchen', 'tickets', { _id: { $in: ids } }, { openedAt: 1 });
    return new Map(found.map(({ _id, openedAt }) => [_id, new Date(openedAt).getTime()]));
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  async #find(service: string, name: string, query: object, projection: Record<string, 1>): Promise<Stored[]> {
    this.queries++;
    const collection = this.#client.db(`comanda_${service}`).collection<Stored>(name);
    const found = await collection.find(query, { projection, batchSize: 10_000 }).toArray();
    this.found += found.length;
    return found;
  }
}
