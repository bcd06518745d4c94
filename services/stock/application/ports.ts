import type { TrailEntry, TrailPage } from '../../../kernel/trail.ts';
import type { Item, Items } from '../domain/item.ts';
import type { Ledger } from '../domain/ledger.ts';
import type { OpeningSettings } from '../domain/opening-settings.ts';
import type { Shop } from '../domain/shop.ts';
import type { Period } from '../domain/slots.ts';
import type { StaffChange } from '../domain/staff-change.ts';

/** When an order is wanted, and asked for. */
export interface Time {
  wanted: Date | 'asap';
  now: Date;
}

/** What a request touches, so that it can be loaded before. */
export interface Touched {
  /** Of their lines nothing is known where no items are named, unless they are asked for. */
  orderIds?: readonly string[];
  withLines?: true;
  itemIds?: readonly string[];
  /** Of restocks. */
  movementIds?: readonly string[];
  /** Of what is reserved: then the ledger knows the shop's settings and the slots that may be taken. */
  time?: Time;
}

export interface Dish extends Item {
  description: string;
  /** A path below the shop's pictures, or an address. */
  picture: string | null;
}

/** A hold as the sweep sees it. */
export interface Hold {
  dueAt: Date;
  /** How often it was looked at. */
  tries: number;
}

export interface Stock {
  /**
   * Runs `change` inside the next commit and answers once that is durable. It may run more than once, must not wait for
   * anything, and whatever it throws was not done. What it notes of people is stored in the same transaction.
   */
  change<T>(touched: Touched, change: (ledger: Ledger, note: (change: StaffChange) => void) => T): Promise<T>;
  /** The stock as it stands, to look at. */
  snapshot(touched: Touched): Promise<Ledger>;
  /** What is on the menu, in its order, and the ingredients; or what of both is archived. */
  menu(archived?: boolean): Promise<Dish[]>;
  /** The settings as they stand. */
  shop(): Promise<Shop>;
  /** Slots of the period that were asked for, by their items' ids. */
  slots(period: Period): Promise<Items>;
  /** No order is taken for a time before `until`; null ends a pause. Where that is so already, nothing is noted. */
  pause(until: Date | null, change: StaffChange): Promise<void>;
  /** Replaces when orders are taken; the other settings stay. Where that is so already, nothing is noted. */
  setOpening(opening: OpeningSettings, change: StaffChange): Promise<void>;
  /**
   * Stores texts and price of the item as `change` leaves them, and what `noted` says of it, which is null where nothing is new.
   * Both may run more than once; what they throw was not done. Throws ItemUnknown.
   */
  edit(
    itemId: string,
    change: (item: Dish) => Dish,
    noted: (before: Dish, after: Dish) => StaffChange | null,
  ): Promise<Dish>;
  /** What people of the shop did. */
  changes(page: TrailPage): Promise<TrailEntry[]>;
}

/** What stock has for an order; `balanced`: its movements come to just that, item by item. Minor units. */
export interface Holding {
  orderId: string;
  is: 'held' | 'sold' | 'returned' | 'wasted';
  total: number;
  balanced: boolean;
}

export interface Holds {
  /** The orders whose holds are to be looked at by now, the longest due first. */
  due(now: Date, limit: number): Promise<string[]>;
  find(orderId: string): Promise<Hold | undefined>;
  /** Moves the next look forward; false if somebody else did, or it is a hold no more. */
  claim(orderId: string, seen: Hold, next: Date): Promise<boolean>;
  /** Those of these orders that have a reservation. */
  holdings(orderIds: readonly string[]): Promise<Holding[]>;
}

interface Order {
  /** What becomes of the units that are held for this order. */
  settlement(orderId: string): Promise<{ outcome: 'wait' | 'sell' | 'release'; units: 'kept' | 'returned' | 'wasted' }>;
}

export interface StockDeps {
  stock: Stock;
  holds: Holds;
  order: Order;
  now(): Date;
  /** Who of the shop's people asks; null where the caller does not say. */
  who: string | null;
  /** Marks the answer: the request was done before. */
  replayed(): void;
}
