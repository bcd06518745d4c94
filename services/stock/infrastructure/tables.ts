/** Amounts are integer minor units, flags 0 or 1, times ISO strings: alike on SQLite and MySQL. */
interface ItemRow {
  id: string;
  position: number;
  name: string;
  description: string;
  picture: string | null;
  category: string;
  price_minor: number;
  currency: string;
  price_id: string | null;
  available: number;
  sold_out: number;
  archived: number;
}
export interface ReservationRow {
  order_id: string;
  state: 'held' | 'sold' | 'released';
  currency: string | null;
  created_at: string;
  /** Null once it is no hold any more. */
  due_at: string | null;
  tries: number;
  wasted: number;
  /** The W3C traceparent of the request that it was made for. */
  trace: string | null;
}
export interface ReservationLineRow {
  order_id: string;
  item_id: string;
  position: number;
  name: string;
  quantity: number;
  unit_price: number;
  price_id: string | null;
}
interface MovementRow {
  id: string;
  item_id: string;
  order_id: string | null;
  reason: 'restock' | 'correction' | 'reserve' | 'release' | 'wasted';
  available_change: number;
  units: number;
  note: string | null;
  at: string;
}
interface DeadLetterRow {
  id: string;
  consumer: string;
  type: string;
  /** JSON. */
  event: string;
  /** JSON. */
  headers: string;
  error: string;
  count: number;
  at: string;
  /** Null as long as it is open. */
  dropped_at: string | null;
  drop_reason: string | null;
}
export interface StockTables {
  items: ItemRow;
  reservations: ReservationRow;
  reservation_lines: ReservationLineRow;
  movements: MovementRow;
  dead_letters: DeadLetterRow;
}
