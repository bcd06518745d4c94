import { later } from '../../../kernel/time.ts';
import { type BookEntry, hourOf } from './book-entries.ts';
import { DayFigures } from './day-figures.ts';
import type { MoneyRows } from './day-rows.ts';
import type { OrderState } from './order-state.ts';

/**
 * What the entries of one hour of UTC came to. `kept` and `late`: the orders that were paid in it and are cooked, by whether they
 * were cooked later than first promised and `lateAfter`; `open`: the ids of those that are not cooked yet.
 */
export interface HourFigures {
  money: readonly MoneyRows[];
  kept: number;
  late: number;
  open: readonly string[];
}

/** Adds up the entries of one hour of UTC, those from `from` on. */
export class HourSoFar {
  readonly #money = new DayFigures();
  readonly #promises: PromiseCount;
  readonly #isHere: (entry: BookEntry) => boolean;

  constructor(hour: string, from: Date, lateAfter: number) {
    this.#isHere = ({ at }) => hourOf(at) === hour && at >= from;
    this.#promises = new PromiseCount(lateAfter);
  }

  add(order: OrderState): void {
    this.#money.add(order, this.#isHere);
    if (order.entries.some((entry) => entry.kind === 'paid' && this.#isHere(entry))) this.#promises.add(order);
  }

  get figures(): HourFigures {
    const { kept, late, open } = this.#promises;
    return { money: this.#money.figures.money, kept, late, open };
  }
}

/** Counts promises that were kept or not. An order that was recalled and cooked again counts as it was cooked at first. */
export class PromiseCount {
  readonly #lateAfter: number;
  readonly open: string[] = [];
  kept = 0;
  late = 0;

  constructor(lateAfter: number) {
    this.#lateAfter = lateAfter;
  }

  add({ id, status, timeline, promised }: Pick<OrderState, 'id' | 'status' | 'timeline' | 'promised'>): void {
    const cooked = timeline.find((line) => line.status === 'cooked');
    if (!cooked && (status === 'paid' || status === 'preparing')) this.open.push(id);
    if (!cooked || !promised) return;
    if (cooked.at <= later(promised, this.#lateAfter)) this.kept++;
    else this.late++;
  }
}

/** The hours together, in the currency of the latest: a shop has one. `hours` are the shop's clock's, as the day has them. */
export function soFar(hours: readonly HourFigures[]) {
  const all = hours.flatMap(({ money }) => money);
  const currency = all.at(-1)?.currency ?? null;
  const money = all.filter((one) => one.currency === currency);
  const clock = new Map<number, { hour: number; orders: number; paid: number }>();
  for (const { hour, orders, paid } of money.flatMap((one) => one.hours)) {
    const row = clock.get(hour) ?? { hour, orders: 0, paid: 0 };
    clock.set(hour, { hour, orders: row.orders + orders, paid: row.paid + paid });
  }
  return {
    currency,
    takings: sum(money.map(({ paid }) => paid)),
    tips: sum(money.map(({ tips }) => tips)),
    refunded: sum(money.map(({ refunded }) => refunded)),
    hours: [...clock.values()],
    promise: { kept: sum(hours.map(({ kept }) => kept)), late: sum(hours.map(({ late }) => late)) },
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
