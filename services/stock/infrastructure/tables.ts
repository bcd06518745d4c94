/** Amounts are integer minor units, flags 0 or 1, times ISO strings: alike on SQLite and MySQL. */
export interface ItemRow {
  id: string;
  kind: 'dish' | 'ingredient' | 'slot';
  position: number;
  name: string;
  description: string;
  picture: string | null;
  category: string;
  price_minor: number;
  currency: string;
  price_id: string | null;
  tax: string | null;
  station: string | null;
  /** What it takes to cook. */
  minutes: number | null;
  /** JSON. */
  allergens: string;
  /** JSON. */
  options: string;
  /** JSON. */
  uses: string;
  counted: number;
  available: number;
  /** What was put in of a slot; null for all others. */
  capacity: number | null;
  sold_out: number;
  /** Null where it is sold out for good. */
  sold_out_until: string | null;
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
  /** JSON: what refunds gave back, each once. */
  returns: string;
  serving: 'pickup' | 'table';
  /** JSON. */
  taxes: string;
  tip: number;
  slot: string | null;
  pay_before: string | null;
  /** The W3C traceparent of the request that it was made for. */
  trace: string | null;
}
export interface ReservationLineRow {
  order_id: string;
  item_id: string;
  position: number;
  name: string;
  /** JSON. */
  options: string;
  note: string | null;
  quantity: number;
  /** JSON: the units that one of it took. */
  takes: string;
  unit_price: number;
  total: number;
  tax: number;
  tax_rate: number;
  category: string;
  station: string | null;
  minutes: number | null;
  /** JSON. */
  allergens: string;
  price_id: string | null;
}
/** `returned`: by refunds. A reservation that is released has given back the rest. */
export interface ReservationUnitsRow {
  order_id: string;
  item_id: string;
  taken: number;
  returned: number;
}
interface MovementRow {
  id: string;
  item_id: string;
  order_id: string | null;
  reason: 'restock' | 'correction' | 'reserve' | 'release' | 'returned' | 'wasted';
  available_change: number;
  units: number;
  note: string | null;
  at: string;
}
/** What people of the shop did; never changed. */
export interface ChangeRow {
  /** The time, a blank, and a UUIDv7: sorts as things happened. */
  id: string;
  who: string | null;
  what: string;
  kind: 'item' | 'setting';
  target: string;
  details: string | null;
}
export interface SettingRow {
  name: 'shop' | 'taxes' | 'pause';
  /** JSON. */
  value: string;
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
  reservation_units: ReservationUnitsRow;
  movements: MovementRow;
  changes: ChangeRow;
  settings: SettingRow;
  dead_letters: DeadLetterRow;
}
