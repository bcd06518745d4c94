/** What the bench wants to know of a stored order. */
export interface OrderRow {
  id: string;
  status: string;
  timeline: { at: string | Date; status: string }[];
}
export interface Link {
  id: string;
  url: string;
}

/** Reads records where they are stored, always by id: through the shop it would be load. */
export interface RecordStore {
  /** Queries sent and records found so far; they are taken off what the store says it was asked. */
  readonly queries: number;
  readonly found: number;
  /** Those of these orders that wait to be paid. */
  links(ids: readonly string[]): Promise<Link[]>;
  orders(ids: readonly string[]): Promise<OrderRow[]>;
  /** When the tickets of these orders were opened, by order id. */
  ticketsOpened(ids: readonly string[]): Promise<Map<string, number>>;
  close(): Promise<void>;
}
