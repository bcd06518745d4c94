import { HOUR, MINUTE } from '../../../kernel/time.ts';
import { hourOf } from '../domain/book-entries.ts';
import { type HourFigures, HourSoFar, PromiseCount } from '../domain/day-so-far.ts';
import { ordersInHour } from './orders-in-hour.ts';
import type { OrderDeps } from './ports.ts';

/** So long after an hour's end no entry is made or stored that happened in it, also by a clock that is slow. */
const SETTLED = 5 * MINUTE;
/** Reading takes a twentieth of the time at most, however much happens in an hour and however often somebody asks. */
const REST = 19;
const AT_ONCE = 250;

/** A day, and what was read of it. */
interface Day {
  from: Date;
  /** The hours that are over. */
  over: Map<string, HourFigures>;
  hours: Promise<HourFigures[]>;
  /** When it is read again, in milliseconds of `performance.now()`. */
  nextLook: number;
}

/**
 * What happened on a day so far, by hours of UTC. An hour that is over is read once: from then on only its orders that are not
 * cooked yet are looked at. So a look reads an hour's orders, and not a day's. Those who ask meanwhile share it.
 */
export class HoursSoFar {
  readonly #deps: Pick<OrderDeps, 'booked' | 'lateAfter' | 'now'>;
  #day: Day | undefined;

  constructor(deps: Pick<OrderDeps, 'booked' | 'lateAfter' | 'now'>) {
    this.#deps = deps;
  }

  since(from: Date): Promise<HourFigures[]> {
    const isKnown = this.#day?.from.getTime() === from.getTime();
    const day: Day =
      isKnown && this.#day ? this.#day : { from, over: new Map(), hours: Promise.resolve([]), nextLook: 0 };
    this.#day = day;
    const began = performance.now();
    if (began < day.nextLook) return day.hours;
    day.nextLook = Number.POSITIVE_INFINITY;
    day.hours = this.#read(day);
    const look = (ms: number) => void Object.assign(day, { nextLook: ms });
    day.hours.then(
      () => look(performance.now() + REST * (performance.now() - began)),
      () => look(0),
    );
    return day.hours;
  }

  async #read({ from, over }: Day): Promise<HourFigures[]> {
    const now = this.#deps.now().getTime();
    const hours: HourFigures[] = [];
    for (let hour = from.getTime() - (from.getTime() % HOUR); hour <= now; hour += HOUR) {
      const key = hourOf(new Date(hour));
      const known = over.get(key);
      const figures = known ? await this.#lookAgain(known) : await this.#readHour(key, from);
      if (hour + HOUR + SETTLED <= now) over.set(key, figures);
      hours.push(figures);
    }
    return hours;
  }

  async #readHour(key: string, from: Date): Promise<HourFigures> {
    const sums = new HourSoFar(key, from, this.#deps.lateAfter);
    for await (const orders of ordersInHour(key, this.#deps.booked)) for (const { state } of orders) sums.add(state);
    return sums.figures;
  }

  async #lookAgain({ money, kept, late, open }: HourFigures): Promise<HourFigures> {
    const promises = new PromiseCount(this.#deps.lateAfter);
    for (let i = 0; i < open.length; i += AT_ONCE)
      for (const { state } of await this.#deps.booked.findAll(open.slice(i, i + AT_ONCE))) promises.add(state);
    return { money, kept: kept + promises.kept, late: late + promises.late, open: promises.open };
  }
}
