import { isRefusal } from '../../kernel/domain-error.ts';
import type { EventData } from '../../kernel/events.ts';
import { PLAIN_SHOP, type Shop } from '../../services/stock/domain/shop.ts';
import { NOW } from '../support/orders.ts';
import { type ModelTables, modelDeps } from './deps.ts';
import { NumberNodes } from './numbers.ts';
import { type Fault, type Outcome, Process, type Surroundings } from './process.ts';
import { type Name, SERVICES, type Self, SWEEPS, type Wired } from './services.ts';
import { type NoticeTable, Shelf } from './shelf.ts';
import type { Wish } from './shop.ts';
import { type Posted, StripeBooks } from './stripe.ts';

/** On its way to one consumer, maybe for long, maybe more than once. */
interface Message {
  tell: string;
  /** Losing it is not made good by anybody. */
  sure: boolean;
  tries: number;
  work(process: Process): Promise<unknown>;
}

const RETRIES = 5;
const KNOWN = ['DomainError', 'Unavailable', 'CheckoutRefused'];
const { signal } = new AbortController();

/** A shop in memory with the real use cases: its stores, the events under way, Stripe, and a clock that moves when told to. */
export class World implements Surroundings {
  ms = NOW.getTime();
  readonly shelf: Shelf;
  readonly orders: ModelTables['orders'] = new Map();
  readonly payments: ModelTables['payments'] = new Map();
  readonly tickets: ModelTables['tickets'] = new Map();
  readonly notices: NoticeTable = new Map();
  readonly stripe: StripeBooks;
  readonly bag: Message[] = [];
  readonly stalled: (() => void)[] = [];
  readonly deadLetters: string[] = [];
  readonly alerts: string[] = [];
  readonly numbers = new NumberNodes(this);
  /** What the kitchen was told of the orders' numbers. */
  readonly numbersTold: string[] = [];
  /** How orders are wanted, by their ids. */
  wishes: Record<string, Wish> = {};
  /** In how many ways each was asked for, by its id. */
  readonly askedFor = new Map<string, Set<string>>();
  readonly happened = new Map<string, number>();
  /** Orders, and refunds with their amounts, that were answered. */
  readonly accepted = new Set<string>();
  readonly refundsAccepted = new Map<string, number>();
  isQuiet = false;
  /** Since when nothing goes wrong any more. */
  quietSince = Number.POSITIVE_INFINITY;
  isBusy = false;
  simulatedCooks = false;
  noticesArrive = true;
  armed: Fault | undefined;
  #posted = 0;
  #random: number;

  constructor(seed: number, shop: Shop = PLAIN_SHOP) {
    this.#random = seed;
    this.shelf = new Shelf({ soup: 9, cake: 2, broth: 3, cream: 5 }, shop);
    this.stripe = new StripeBooks(() => this.ms, {
      post: (posted) => this.#post(posted),
      note: (what) => this.note(what),
    });
  }

  chance(): number {
    this.#random = (Math.imul(this.#random, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#random / 2 ** 32;
  }

  note = (what: string): void => {
    this.happened.set(what, (this.happened.get(what) ?? 0) + 1);
  };

  now = (): Date => new Date(this.ms);

  /** The clock alone may cancel only what nobody can pay any more. */
  noteCancelled(orderId: string, by: string): void {
    const [payable] = this.stripe.hasLagged ? [] : this.stripe.payable(orderId);
    if (payable && by === 'sweep') this.stripe.faultsFound.push(`${payable.id} can be paid, ${orderId} is over`);
  }

  pass(ms: number): void {
    this.ms += ms;
    this.stripe.tick();
  }

  /** What somebody outside asks of the shop. */
  command(name: string, params: object): Promise<Outcome<unknown>> {
    return this.begin((process) => this.call(process, name, params));
  }

  /** Works until it ends, dies or stalls; the fault that is to come befalls it, if it is its turn. */
  async begin<T>(work: (process: Process) => Promise<T>): Promise<Outcome<T>> {
    const fault = this.armed?.skip === 0 ? this.armed : undefined;
    if (fault) this.armed = undefined;
    else if (this.armed) this.armed = { ...this.armed, skip: this.armed.skip - 1 };
    const outcome = await new Process(this, fault).run(work);
    if (outcome.is === 'failed' && !KNOWN.includes(outcome.error.name)) throw outcome.error;
    return outcome;
  }

  async call(process: Process, name: string, params: object): Promise<unknown> {
    const [service, action] = name.split('.') as [Name, string];
    const answer = await SERVICES[service].actions[action]?.handler.call(this.#self(service, process), {
      params,
      process,
    });
    return process.pass(() => answer);
  }

  publish(type: keyof EventData, data: EventData[keyof EventData]): void {
    for (const [service, { channels = {} }] of Object.entries(SERVICES) as [Name, Wired][]) {
      const hears = channels[type];
      if (!hears) continue;
      const work = (process: Process) =>
        hears.call(this.#self(service, process), { params: { type, data: structuredClone(data) }, process });
      this.bag.push({ tell: `${type} of ${data.orderId} for ${service}`, sure: false, tries: 0, work });
    }
  }

  #post({ sure, ...notice }: Posted): void {
    if (!sure && !this.noticesArrive) return;
    const about = notice.sessionId ?? notice.refundId ?? notice.disputeId;
    const body = JSON.stringify({ id: `evt_${++this.#posted}`, ...notice });
    const work = (process: Process) => this.call(process, 'payment.webhook', { body, signature: '' });
    this.bag.push({ tell: `notice ${notice.type} of ${about}`, sure, tries: 0, work });
  }

  /** It stays in the bag until it was worked, or for ever where it cannot be. */
  async deliver(message: Message, keep = false): Promise<void> {
    const outcome = await this.begin(message.work);
    message.tries++;
    if (outcome.is === 'answered' && keep) this.note('a message arrives twice');
    const isRefused = outcome.is === 'failed' && isRefusal(outcome.error);
    if (isRefused && message.tries > RETRIES) this.deadLetters.push(`${message.tell}: ${outcome.error.message}`);
    if ((outcome.is === 'answered' && !keep) || (isRefused && message.tries > RETRIES)) this.remove(message);
  }

  remove(message: Message): void {
    const at = this.bag.indexOf(message);
    if (at >= 0) this.bag.splice(at, 1);
  }

  /** One look of a sweep at all that is due. `restarted`: whoever claimed something is dead. */
  async sweep(name: string, restarted = false): Promise<number> {
    const [service, sweep] = name.split('.') as [Name, string];
    const { due, look } = SERVICES[service].sweeps[sweep] as Wired['sweeps'][string];
    const ids = await due.call(this.#self(service, new Process(this)), 100, restarted);
    const about = { stopping: signal, restarted, looked: () => {} };
    for (const id of ids) await this.begin((process) => look.call(this.#self(service, process), id, about));
    return ids.length;
  }

  /** Whoever was at work is dead. One process is there, and sweeps once at its start. */
  async restart(): Promise<void> {
    this.stalled.splice(0);
    this.numbers.restart();
    this.note('every process is killed');
    for (const name of SWEEPS) await this.sweep(name, true);
  }

  /** Whoever stalled goes on, as far as it gets. */
  async goOn(): Promise<void> {
    for (const goOn of this.stalled.splice(0)) goOn();
    await new Promise(setImmediate);
  }

  #self(service: Name, process: Process): Self {
    return { broker: { process }, depsFor: (ctx) => modelDeps[service](this, ctx.process) };
  }
}
