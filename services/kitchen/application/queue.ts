import { MINUTE, SECOND } from '../../../kernel/time.ts';
import { readyTimes, type Work } from '../domain/promise.ts';
import type { Ticket } from '../domain/ticket.ts';

/** Behind more than these a promise is too early; it is reckoned anew as the queue gets shorter. */
const MOST = 200;
const FRESH_FOR = SECOND;
const RECKONED_EVERY = MINUTE;

/** Those first that are to be cooked first. */
type NotCooked = (limit: number) => Promise<Ticket[]>;

/** How many cook at the same time. */
interface HowMany {
  /** Where the shop does not say, and as long as it was not asked. */
  otherwise: number;
  ofShop(): Promise<number | null>;
}

/**
 * The tickets that are not cooked yet, as this process knows them: read from the store once a second at most, and with those
 * that were promised here since. What another node did meanwhile is not in it: a promise is reckoned anew every minute.
 */
export class Queue {
  readonly #notCooked: NotCooked;
  readonly #howMany: HowMany;
  #cooks: number;
  #known = new Map<string, Ticket['state']>();
  #readAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | undefined;
  #reckonedAt = Number.NEGATIVE_INFINITY;

  constructor(notCooked: NotCooked, howMany: HowMany) {
    this.#notCooked = notCooked;
    this.#howMany = howMany;
    this.#cooks = howMany.otherwise;
  }

  /** When a new ticket will be ready, behind those that are there. */
  async readyAt({ id, state }: Ticket, now: Date): Promise<Date> {
    await this.#readOnceASecond(now);
    this.#known.delete(id);
    this.#known.set(id, { ...state });
    return readyTimes([...this.#known.values()], this.#cooks, now).at(-1) ?? now;
  }

  /** When this would be ready if it came now; nobody has ordered it yet. */
  async wouldBeReadyAt(work: Work, now: Date): Promise<Date> {
    await this.#readOnceASecond(now);
    const ifItCame = { work, startAt: now, startedAt: null };
    return readyTimes([...this.#known.values(), ifItCame], this.#cooks, now).at(-1) ?? now;
  }

  /** When those that nobody has begun will be ready, as the store has them now, and by as many cooks as there are now. */
  async reckoned(now: Date): Promise<{ id: string; readyAt: Date; before: Date | null }[]> {
    this.#reckonedAt = now.getTime();
    const { ofShop, otherwise } = this.#howMany;
    const asked = ofShop().then(
      (cooks) => cooks ?? otherwise,
      () => this.#cooks,
    );
    await this.#read(now);
    this.#cooks = await asked;
    const known = [...this.#known];
    const times = readyTimes(
      known.map(([, state]) => state),
      this.#cooks,
      now,
    );
    return known.flatMap(([id, { status, readyAt: before }], i) =>
      status === 'queued' ? [{ id, before, readyAt: times[i] ?? now }] : [],
    );
  }

  /** Whether this process has reckoned for a minute. */
  isDue(now: Date): boolean {
    return now.getTime() - this.#reckonedAt >= RECKONED_EVERY;
  }

  async #readOnceASecond(now: Date): Promise<void> {
    if (now.getTime() - this.#readAt >= FRESH_FOR) await this.#read(now);
  }

  #read(now: Date): Promise<void> {
    this.#reading ??= this.#notCooked(MOST)
      .then((tickets) => {
        this.#known = new Map(tickets.map(({ id, state }) => [id, state]));
        this.#readAt = now.getTime();
      })
      .finally(() => {
        this.#reading = undefined;
      });
    return this.#reading;
  }
}
