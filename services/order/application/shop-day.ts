import { type DayRule, DEFAULT_DAY } from '../../../kernel/business-day.ts';
import { newest } from './list-orders.ts';
import type { Orders } from './ports.ts';

/** More than are given up one after the other before they were placed: those know no shop. */
const ENOUGH = 20;

/** When the shop's days end, as the newest order has it. */
export async function shopDay(orders: Orders): Promise<DayRule> {
  const latest = await newest(orders, { limit: ENOUGH });
  return latest.find(({ state }) => state.customerId !== '')?.state.shop ?? DEFAULT_DAY;
}
