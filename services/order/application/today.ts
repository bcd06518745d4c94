import { businessDay, businessDayBounds } from '../../../kernel/business-day.ts';
import { soFar as addedUp } from '../domain/day-so-far.ts';
import { STATUSES } from './list-orders.ts';
import type { OrderDeps } from './ports.ts';
import { shopDay } from './shop-day.ts';

/** The business day so far. Its orders are those that were placed on it; its money is what came and went on it. */
export async function today(_nothing: object, { orders, soFar, now }: OrderDeps) {
  const rule = await shopDay(orders);
  const day = businessDay(now(), rule);
  const { from } = businessDayBounds(day, rule);
  const counted = STATUSES.map(async (status) => [status, await soFar.placed(status, from)] as const);
  const [hours, counts] = await Promise.all([soFar.hours(from), Promise.all(counted)]);
  return {
    day,
    from: from.toISOString(),
    orders: counts.reduce((sum, [, count]) => sum + count, 0),
    byStatus: Object.fromEntries(counts) as Record<(typeof counts)[number][0], number>,
    ...addedUp(hours),
  };
}
