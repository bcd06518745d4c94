import type { Stripe } from 'stripe';
import type { Query } from '../../../platform/documents/documents.ts';
import { SqliteDocuments } from '../../../platform/documents/sqlite-documents.ts';
import type { SqliteFile } from '../../../platform/documents/sqlite-file.ts';
import { missing } from '../http/errors.ts';

type Decimal = 'unit_amount_decimal';
/** Stripe's objects as they travel: decimals are strings, and nothing is expanded. */
export type Product = Stripe.Product;
export type Price = Omit<Stripe.Price, Decimal> & { [K in Decimal]: string } & { unit_amount: number; product: string };
export type LineItem = Omit<Stripe.LineItem, 'price'> & { price: Price };
export type Intent = Stripe.PaymentIntent & { latest_charge: string | null };
export type Charge = Stripe.Charge & { payment_intent: string };
export type Refund = Stripe.Refund;
/** What the shop could say to the bank is left out. */
export type Dispute = Omit<Stripe.Dispute, 'evidence'> & { evidence: object };
export type Event = Stripe.EventBase;
export type Session = Stripe.Checkout.Session & {
  amount_total: number;
  currency: string;
  payment_intent: string | null;
};
/** A session with what Stripe keeps to itself until it is paid. */
export type StoredSession = Session & {
  items: LineItem[];
  intent: { metadata: Stripe.Metadata; description: string | null };
};

interface Kind {
  /** The table. */
  name: string;
  /** What its ids begin with. */
  prefix: string;
  /** What Stripe calls one of them. */
  kind: string;
  /** The fields of each index. */
  indexes?: readonly string[][];
}

/** The stored objects of one kind. `get`, `existing` and `put` are for use inside one write. */
export class Objects<T extends { id: string }> {
  readonly prefix: string;
  readonly #kind: string;
  readonly #rows: SqliteDocuments<T & { _id: string }>;

  constructor(file: SqliteFile, { name, prefix, kind, indexes = [] }: Kind) {
    this.prefix = prefix;
    this.#kind = kind;
    this.#rows = new SqliteDocuments(
      file,
      name,
      indexes.map((keys) => ({ name: `by_${keys[0]}`, keys })),
    );
  }

  get(id: string): T | undefined {
    const row = this.#rows.get(id);
    return row && bare(row);
  }

  /** Throws a refusal if there is none: as of a bad parameter `param` where one is named, else of a bad address. */
  existing(id: string, param?: string): T {
    const found = this.get(id);
    if (!found) throw missing(this.#kind, id, param);
    return found;
  }

  put<O extends T>(object: O): O {
    this.#rows.put({ ...object, _id: object.id });
    return object;
  }

  /** Newest first, unless a sort is given. */
  async find(query: Query, limit: number, sort = '-_id'): Promise<T[]> {
    return (await this.#rows.find({ query, sort, limit })).map(bare);
  }
}

function bare<T extends { id: string }>(row: T & { _id: string }): T {
  const { _id, ...object } = row;
  return object as unknown as T;
}
