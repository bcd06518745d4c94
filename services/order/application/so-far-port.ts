import type { HourFigures } from '../domain/day-so-far.ts';
import type { OrderStatus } from '../domain/order-status.ts';

/** What the day so far is told from. */
export interface WithSoFar {
  soFar: {
    /** How many orders that were placed from then on are in this status. */
    placed(status: OrderStatus, from: Date): Promise<number>;
    /** What happened to orders' money from then on, by hours; a moment ago, where that is much. */
    hours(from: Date): Promise<HourFigures[]>;
  };
}
