import { MINUTE, SECOND } from '../../../kernel/time.ts';
import { type InQueue, readyTimes, startOf, type Work } from '../domain/promise.ts';
import type { Ticket } from '../domain/ticket.ts';
import type { TicketState } from '../domain/ticket-state.ts';

/**
 * Behind more than these a promise is too early; it is reckoned anew as the queue gets shorter. Of tickets for later too those that
 * begin first are known.
 */
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

/** A new ticket's place in the queue. */
interface Place {
  /** When it is time to cook it, and when it will be ready. */
  startAt: Date;
  readyAt: Date;
  /** It was no new ticket, or could not be stored: nobody waits behind it any longer. */
  leave(): void;
}

/** `status` and `readyAt` are of tickets that are stored; one that has just entered has none. */
type Known = InQueue & Pick<TicketState, 'openedAt'> & Partial<Pick<TicketState, 'status' | 'readyAt'>>;

/**
 * The tickets that are not cooked yet, as this process knows them: read from the store once a second at most, and with those
 * that entered here since. What another node did meanwhile is not in it: a promise is reckoned anew every minute.
 */
export class Queue {
  readonly #notCooked: NotCooked;
  readonly #howMany: HowMany;
  #cooks: number;
  #known = new Map<string, Known>();
  #readAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | undefined;
  #reckonedAt = Number.NEGATIVE_INFINITY;

  constructor(notCooked: NotCooked, howMany: HowMany) {
    this.#notCooked = notCooked;
    this.#howMany = howMany;
    this.#cooks = howMany.otherwise;
  }

  /** Before a new ticket is stored, so that those that are opened in the same moment wait behind it. One that is known keeps its place. */
  async enter(id: string, { work, wanted }: Pick<InQueue, 'work' | 'wanted'>, now: Date): Promise<Place> {
    await this.#readOnceASecond(now);
    const others = [...this.#known].flatMap(([other, known]) => (other === id ? [] : [known]));
    const startAt = startOf({ work, wanted }, worksFor(wanted, others), this.#cooks, now);
    const entry: Known = { work, wanted, startAt, startedAt: null, openedAt: now };
    if (!this.#known.has(id)) this.#known.set(id, entry);
    return {
      startAt,
      readyAt: readyTimes([...others, entry], this.#cooks, now).at(-1) ?? now,
      leave: () => {
        if (this.#known.get(id) === entry) this.#known.delete(id);
      },
    };
  }

  /** When this would be ready if it came now; nobody has ordered it yet. */
  async wouldBeReadyAt(work: Work, now: Date): Promise<Date> {
    await this.#readOnceASecond(now);
    const ifItCame = { work, wanted: null, startAt: now, startedAt: null };
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
    return known.flatMap(([id, { status, readyAt: before = null }], i) =>
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

/** The work of those that are wanted for this time, in the order in which they were opened. */
function worksFor(wanted: Date | null, tickets: readonly Known[]): Work[] {
  const alike = tickets.filter((ticket) => ticket.wanted && ticket.wanted.getTime() === wanted?.getTime());
  return alike.toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime()).map(({ work }) => work);
}
