import { setTimeout as sleep } from 'node:timers/promises';
import type { Service, ServiceBroker } from 'moleculer';
import { DomainError } from '../../kernel/domain-error.ts';
import { SECOND } from '../../kernel/time.ts';
import { executorOf } from '../record/executor.ts';

/** How long an answer waits for what pauses, and then for the other work in hand; longer work is told as `draining`, and goes on. */
const ANSWER_WITHIN = 10 * SECOND;

export interface Drained {
  state: 'working' | 'draining' | 'drained';
  /** How many calls, events and records it has in hand, as far as they are counted; at least one where it is draining. */
  open: number;
}
/** What begins work by itself: sweeps, and the consumers of events. */
export interface Worker {
  /** What the other workers began ends only as long as this one works: it is paused after them. */
  pausesLast?: boolean;
  /** Begins nothing new. Resolves when what was begun has ended. */
  pause(): Promise<void>;
  resume(): void | Promise<void>;
}

/** After it is drained nobody would take this work. */
class NodeLast extends DomainError {
  constructor(services: string[]) {
    const message = `no other node has ${services.join(', ')}; with --force it is drained all the same`;
    super('NODE_LAST', 'conflict', message, { services });
  }
}

/** The part of Moleculer's registry that has no types. */
interface Registry {
  services: { getLocalNodeServices(): { name: string }[] };
  actions: { actions: Map<string, { localEndpoints: { service: { name: string }; state: boolean }[] }> };
  regenerateLocalRawInfo(newer: boolean): unknown;
  discoverer: { sendLocalNodeInfo(): Promise<unknown> };
}

/**
 * Which services of this node others may ask. What is not offered is asked of other nodes; calls that arrive all the same are
 * worked. `$node` is always offered: by it a drained node is asked to work again.
 */
export class Duty {
  readonly #broker: ServiceBroker;
  readonly #workers: Worker[] = [];
  readonly #background = new Set<Promise<unknown>>();
  readonly #unable = new Set<string>();
  #drained = false;

  constructor(broker: ServiceBroker) {
    this.#broker = broker;
    const { services } = this.#registry;
    const all = services.getLocalNodeServices.bind(services);
    services.getLocalNodeServices = () => all().filter(({ name }) => name.startsWith('$') || this.#offers(name));
  }

  get isDrained(): boolean {
    return this.#drained;
  }

  add(worker: Worker): void {
    this.#workers.push(worker);
  }

  /** Work that goes on after its call or event, outside of the executor: it is in hand until it ends, however it ends. */
  began(work: Promise<unknown>): void {
    this.#background.add(work);
    const end = () => void this.#background.delete(work);
    work.then(end, end);
  }

  /** Takes no new work, and answers when what it has is done, or after twice `within` milliseconds. Throws NodeLast. */
  async drain(force: boolean, within = ANSWER_WITHIN): Promise<Drained> {
    const last = force ? [] : this.#lastOf();
    if (last.length > 0) throw new NodeLast(last);
    this.#drained = true;
    this.#tell();
    let isPaused = false;
    const paused = this.#pause().then(() => (isPaused = true));
    await Promise.race([paused, sleep(within, undefined, { ref: false })]);
    const inHand = () => Math.max(this.#open(), isPaused ? 0 : 1);
    for (const end = Date.now() + within; inHand() > 0 && Date.now() < end; ) await sleep(100);
    const open = inHand();
    return { state: open > 0 ? 'draining' : 'drained', open };
  }

  async work(): Promise<Drained> {
    if (this.#drained) {
      this.#drained = false;
      for (const worker of this.#workers) await worker.resume();
      this.#tell();
    }
    return { state: 'working', open: this.#open() };
  }

  /** Whether a service can do its work: as long as it cannot, this node's own calls go to other nodes too. */
  setAble(service: string, isAble: boolean): void {
    if (isAble) this.#unable.delete(service);
    else this.#unable.add(service);
    for (const { localEndpoints } of this.#registry.actions.actions.values())
      for (const endpoint of localEndpoints) if (endpoint.service.name === service) endpoint.state = isAble;
    this.#tell();
  }

  async #pause(): Promise<void> {
    for (const isLast of [false, true]) {
      const workers = this.#workers.filter(({ pausesLast = false }) => pausesLast === isLast);
      if (this.#drained) await Promise.all(workers.map((worker) => worker.pause()));
    }
  }

  get #registry(): Registry {
    return this.#broker.registry as unknown as Registry;
  }

  #offers(service: string): boolean {
    return !this.#drained && !this.#unable.has(service);
  }

  /** The other nodes, and whoever asks for the health of this one. */
  #tell(): void {
    const { metadata, transit } = this.#broker;
    metadata.drained = this.#drained;
    metadata.unable = [...this.#unable];
    this.#registry.regenerateLocalRawInfo(true);
    if (transit) void this.#registry.discoverer.sendLocalNodeInfo();
  }

  #lastOf(): string[] {
    const all = this.#broker.registry.getServiceList({ onlyAvailable: true, skipInternal: true });
    const elsewhere = new Set(all.filter(({ local }) => !local).map(({ name }) => name));
    return all.filter(({ local, name }) => local && !elsewhere.has(name)).map(({ name }) => name);
  }

  #open(): number {
    const services = this.#broker.services.filter(({ name }) => !name.startsWith('$'));
    const calls = services.map((service) => (service as Service & { _trackedContexts?: unknown[] })._trackedContexts);
    const called = calls.reduce((sum, list) => sum + (list?.length ?? 0), 0);
    return called + executorOf(this.#broker).open + this.#background.size;
  }
}

const duties = new WeakMap<ServiceBroker, Duty>();

/** That of this node; a broker each, where a test runs several nodes in one process. */
export function dutyOf(broker: ServiceBroker): Duty {
  const duty = duties.get(broker) ?? new Duty(broker);
  duties.set(broker, duty);
  return duty;
}
